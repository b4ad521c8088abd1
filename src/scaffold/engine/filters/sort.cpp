#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/letter_case.hpp"
#include "scaffold/engine/projection.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/stable_sort.hpp"

namespace bs::scaffold::engine::filters {

JsValue sort(const Args& args) {
  static const TextPtr k_names[] = {text_value("value").text(), text_value("reverse").text(),
                                    text_value("case_sensitive").text(), text_value("attribute").text()};
  const Values bound = bind_arguments(args.all(), k_names, {}).positional;
  Budget& budget = args.budget();
  const int up = truthy(bound[1]) ? -1 : 1;
  const bool ignores_case = !truthy(bound[2]);
  const AttributePath attribute(budget, bound[3]);
  struct Entry {
    JsValue item;
    JsValue by;
  };
  std::vector<Entry> entries;
  Values missing;
  for (JsValue& item : mapped(Args(args.run(), bound), 0)) {
    // JavaScript's sort puts what is undefined at the end and compares the others alone.
    if (item.is_undefined()) {
      missing.push_back(std::move(item));
      continue;
    }
    JsValue by = truthy(bound[3]) ? attribute.of(budget, item) : item;
    entries.push_back({std::move(item), std::move(by)});
  }
  stable_sort(budget, entries, [&](const Entry& a, const Entry& b) {
    const bool are_lowered = ignores_case && a.by.is_string() && b.by.is_string();
    const Order found = are_lowered
                            ? order(budget, lower_if_string(budget, a.by), lower_if_string(budget, b.by))
                            : order(budget, a.by, b.by);
    return found == Order::less ? -up : found == Order::greater ? up : 0;
  });
  Values sorted;
  for (Entry& entry : entries) sorted.push_back(std::move(entry.item));
  sorted.insert(sorted.end(), missing.begin(), missing.end());
  return budget.list(std::move(sorted));
}

}  // namespace bs::scaffold::engine::filters
