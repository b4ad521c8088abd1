#include "bs/data/json.hpp"
#include "bs/match/filter.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  bs::fuzz::may_refuse([&] {
    auto filter = bs::match::parse_filter({std::string(text)});
    auto document = bs::data::parse_json(
        R"({"kind":"Component","metadata":{"name":"a","tags":["x"]},"spec":{"type":"service"}})");
    bs::match::matches(filter, bs::match::search_rows(document, {{"ownedBy", "group:default/a"}}));
  });
  return 0;
}
