#include "bs/match/glob.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  const auto [pattern, path] = bs::fuzz::split_input(text);
  bs::fuzz::may_refuse([&, p = pattern, q = path] { bs::match::Glob(p).matches(q); });
  return 0;
}
