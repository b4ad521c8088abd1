#include "bs/match/regex.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  auto [pattern, subject] = bs::fuzz::split_input(text);
  bs::fuzz::may_refuse([&, p = pattern, s = subject] { bs::match::Regex(p).find(s); });
  return 0;
}
