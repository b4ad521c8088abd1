#include "bs/data/json.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  bs::fuzz::may_refuse([&] {
    auto value = bs::data::parse_json(text, "fuzz.json");
    bs::fuzz::must(bs::data::parse_json(bs::data::to_json(value)) == value);
  });
  return 0;
}
