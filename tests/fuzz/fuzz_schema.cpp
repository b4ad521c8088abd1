#include "bs/data/json.hpp"
#include "bs/match/schema.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  auto [schema, instance] = bs::fuzz::split_input(text);
  bs::fuzz::may_refuse([&, s = schema, i = instance] {
    bs::match::Schema(bs::data::parse_json(s)).validate(bs::data::parse_json(i));
  });
  return 0;
}
