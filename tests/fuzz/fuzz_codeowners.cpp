#include "bs/match/codeowners.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  auto [path, rules] = bs::fuzz::split_input(text);
  for (auto flavour : {bs::match::OwnersFlavour::github, bs::match::OwnersFlavour::gitlab}) {
    auto owners = bs::match::CodeOwners::parse(rules, flavour);
    owners.match(path);
    owners.match_sections(path);
  }
  return 0;
}
