#include "facts/content_sweep.hpp"

namespace bs::facts {
namespace {

model::FactReading collect(const CollectorInput& input) {
  data::Value value = data::Value::object();
  value.set("problems", to_value(text_sweep(input.snapshot).conflicts));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(conflict_markers) = {
    .id = "conflict-markers",
    .summary = "conflicts of a merge that nobody resolved",
    .fields =
        "$.problems[]     each conflict: <<<<<<<, =======, >>>>>>> at the beginnings of lines, in this order",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .check_arguments = nullptr,
    .collect = collect,
};

}  // namespace bs::facts
