#include "bs/data/json.hpp"
#include "bs/match/jsonpath.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  const auto [query, document] = bs::fuzz::split_input(text);
  bs::fuzz::may_refuse([q = query, d = document] {
    const bs::match::JsonPath path(q);
    const bs::data::Value root = bs::data::parse_json(d);
    const bs::match::JsonPathLimits limits = {1000, 100'000};
    for (const auto& node : path.select(root, limits)) {
      // A normalised path is a singular query that finds its node.
      bs::fuzz::must(bs::match::JsonPath(node.path).find(root) == node.value);
    }
  });
  return 0;
}
