#include "bs/match/glob.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  auto [path, rules_text] = bs::fuzz::split_input(text);
  bs::match::IgnoreRules rules;
  rules.add(rules_text, "");
  rules.verdict(path, false);
  rules.verdict(path, true);
  return 0;
}
