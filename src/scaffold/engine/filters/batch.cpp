#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/property.hpp"

namespace bs::scaffold::engine::filters {

JsValue batch(const Args& args) {
  Budget& budget = args.budget();
  const Sequence items(budget, args[0]);
  const double count = args.number(1);
  Values rows;
  Values row;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (remainder(static_cast<double>(i), count) == 0 && !row.empty())
      rows.push_back(budget.list(std::exchange(row, {})));
    row.push_back(items[i]);
  }
  if (row.empty()) return budget.list(std::move(rows));
  if (truthy(args[2])) {
    budget.check_list(count);
    while (static_cast<double>(row.size()) < count) row.push_back(args[2]);
  }
  rows.push_back(budget.list(std::move(row)));
  return budget.list(std::move(rows));
}

}  // namespace bs::scaffold::engine::filters
