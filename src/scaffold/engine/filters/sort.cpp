#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/letter_case.hpp"
#include "scaffold/engine/projection.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/stable_sort.hpp"

namespace bs::scaffold::engine::filters {

namespace {

struct Entry {
  JsValue item;
  JsValue by;       ///< what is compared
  JsValue lowered;  ///< the same in lower case, where it is a string
};

/// Attributes are looked up when there is something to compare, so that a list of one may hold anything.
void look_up(Budget& budget, std::vector<Entry>& entries, const JsValue& attribute) {
  const AttributePath path(budget, attribute);
  if (entries.size() < 2) return;
  for (Entry& entry : entries) {
    entry.by = truthy(attribute) ? path.of(budget, entry.item) : entry.item;
    entry.lowered = lower_if_string(budget, entry.by);
  }
}

}  // namespace

JsValue sort(const Args& args) {
  static const TextPtr k_names[] = {text_value("value").text(), text_value("reverse").text(),
                                    text_value("case_sensitive").text(), text_value("attribute").text()};
  const Values bound = bind_arguments(args.all(), k_names, {}).positional;
  Budget& budget = args.budget();
  std::vector<Entry> entries;
  Values missing;
  for (JsValue& item : mapped(Args(args.run(), bound), 0)) {
    // JavaScript's sort puts what is undefined at the end and compares the others alone.
    if (item.is_undefined()) {
      missing.push_back(std::move(item));
    } else {
      entries.push_back({std::move(item), {}, {}});
    }
  }
  look_up(budget, entries, bound[3]);
  const int up = truthy(bound[1]) ? -1 : 1;
  const bool ignores_case = !truthy(bound[2]);
  stable_sort(budget, entries, [&](const Entry& a, const Entry& b) {
    const bool are_lowered = ignores_case && a.by.is_string() && b.by.is_string();
    const Order found = are_lowered ? order(budget, a.lowered, b.lowered) : order(budget, a.by, b.by);
    return found == Order::less ? -up : found == Order::greater ? up : 0;
  });
  Values sorted;
  for (Entry& entry : entries) sorted.push_back(std::move(entry.item));
  sorted.insert(sorted.end(), missing.begin(), missing.end());
  return budget.list(std::move(sorted));
}

}  // namespace bs::scaffold::engine::filters
