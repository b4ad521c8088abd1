#include "bs/match/semver.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  const auto [range_text, version_text] = bs::fuzz::split_input(text);
  const auto version = bs::match::Semver::parse(version_text);
  if (version) bs::fuzz::must(compare(*bs::match::Semver::parse(version->text()), *version) == 0);
  bs::fuzz::may_refuse([&, r = range_text] {
    const bs::match::SemverRange range(r);
    const bs::match::SemverRange again(range.text());
    if (!version) return;
    bs::fuzz::must(range.holds(*version) == again.holds(*version));
    bs::fuzz::must(!(range.holds(*version) && (range.is_below(*version) || range.is_above(*version))));
  });
  return 0;
}
