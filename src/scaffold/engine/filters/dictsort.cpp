#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/letter_case.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/stable_sort.hpp"

namespace bs::scaffold::engine::filters {
namespace {

/// Which of a pair is compared: 0 the key, 1 the value.
std::size_t compared_member(const Args& args) {
  const JsValue& by = args[2];
  if (by.is_undefined() || (by.is_string() && by.text()->bytes() == "key")) return 0;
  if (by.is_string() && by.text()->bytes() == "value") return 1;
  refuse("dictsort can sort by \"key\" or \"value\" only");
}

}  // namespace

JsValue dictsort(const Args& args) {
  Budget& budget = args.budget();
  if (!args[0].is(Kind::object) && !args[0].is(Kind::safe))
    refuse(fmt::format("dictsort needs an object, not {}", described(args[0].kind())));
  const std::size_t compared = compared_member(args);
  const bool ignores_case = !truthy(args[1]);
  struct Entry {
    JsValue pair;
    JsValue by;
  };
  std::vector<Entry> entries;
  each_member(budget, args[0], [&](const TextPtr& key, const JsValue& value) {
    const JsValue by = compared == 0 ? JsValue(key) : value;
    entries.push_back({budget.list({JsValue(key), value}), ignores_case ? upper_if_string(budget, by) : by});
  });
  stable_sort(budget, entries, [&budget](const Entry& a, const Entry& b) {
    if (order(budget, a.by, b.by) == Order::greater) return 1;
    return strict_equal(a.by, b.by) ? 0 : -1;
  });
  Values pairs;
  for (Entry& entry : entries) pairs.push_back(std::move(entry.pair));
  return budget.list(std::move(pairs));
}

}  // namespace bs::scaffold::engine::filters
