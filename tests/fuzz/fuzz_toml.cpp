#include "bs/data/toml.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  bs::fuzz::may_refuse([&] { bs::data::parse_toml(text, "fuzz.toml"); });
  return 0;
}
