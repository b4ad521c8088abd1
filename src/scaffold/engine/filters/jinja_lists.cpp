// Jinja's filters of lists that Nunjucks has otherwise or not at all.
#include "bs/base/text.hpp"
#include "scaffold/engine/jinja_arguments.hpp"
#include "scaffold/engine/letter_case.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/python_text.hpp"
#include "scaffold/engine/run.hpp"
#include "scaffold/engine/stable_sort.hpp"

namespace bs::scaffold::engine::filters {
namespace {

/// What is compared: the attribute, in lower case unless case counts.
JsValue compared_value(const JinjaArguments& given, const JsValue& item, const JsValue& attribute,
                       bool ignores_case) {
  Budget& budget = given.budget();
  const bool has_attribute = !attribute.is_nullish();
  const JsValue value = has_attribute ? jinja_attribute(budget, item, attribute) : item;
  require_defined(value);
  return ignores_case ? lower_if_string(budget, value) : value;
}

struct Entry {
  JsValue item;
  JsValue by;
};

std::vector<Entry> sorted(const JinjaArguments& given, const JsValue& attribute, bool ignores_case,
                          bool is_reversed) {
  std::vector<Entry> entries;
  for (JsValue& item : python_elements(given.budget(), given.value())) {
    JsValue by = compared_value(given, item, attribute, ignores_case);
    entries.push_back({std::move(item), std::move(by)});
  }
  stable_sort(given.budget(), entries, [&](const Entry& a, const Entry& b) {
    const int order = python_order(given.budget(), a.by, b.by);
    return is_reversed ? -order : order;
  });
  return entries;
}

JsValue extreme(const Args& args, std::string_view filter, int wanted) {
  const JinjaArguments given(args, filter, {"case_sensitive", "attribute"});
  JsValue best;
  JsValue best_by;
  for (const JsValue& item : python_elements(args.budget(), given.value())) {
    const JsValue by = compared_value(given, item, given[1], !given.is_true(0));
    if (!best.is_undefined() && python_order(args.budget(), by, best_by) * wanted <= 0) continue;
    best = item;
    best_by = by;
  }
  return best;
}

}  // namespace

JsValue jinja_list(const Args& args) {
  return args.budget().list(python_elements(args.budget(), args[0]));
}

JsValue jinja_length(const Args& args) {
  const JsValue& value = args[0];
  if (value.is(Kind::object)) return number_value(value.object().size());
  if (const JsText* text = value.text_if()) return number_value(count_code_points(text->bytes()));
  if (value.is(Kind::array)) return number_value(value.array().items.size());
  require_defined(value);
  refuse(fmt::format("{} has no length", described(value.kind())));
}

JsValue jinja_first(const Args& args) {
  const Values items = python_elements(args.budget(), args[0]);
  return items.empty() ? JsValue() : items.front();
}

JsValue jinja_last(const Args& args) {
  const Values items = python_elements(args.budget(), args[0]);
  return items.empty() ? JsValue() : items.back();
}

JsValue jinja_reverse(const Args& args) {
  Values items = python_elements(args.budget(), args[0]);
  std::reverse(items.begin(), items.end());
  if (args[0].text_if() == nullptr) return args.budget().list(std::move(items));
  TextBuffer out(args.budget());
  for (const JsValue& character : items) out.add(character.text()->bytes());
  return std::move(out).value();
}

JsValue jinja_join(const Args& args) {
  const JinjaArguments given(args, "join", {"d", "attribute"});
  const std::string separator = given.text(0);
  TextBuffer out(args.budget());
  bool is_first = true;
  for (const JsValue& item : python_elements(args.budget(), given.value())) {
    args.budget().step();
    if (!std::exchange(is_first, false)) out.add(separator);
    const JsValue value = given.has(1) ? jinja_attribute(args.budget(), item, given[1]) : item;
    out.add(python_text(args.budget(), value)->bytes());
  }
  return std::move(out).value();
}

JsValue jinja_sort(const Args& args) {
  const JinjaArguments given(args, "sort", {"reverse", "case_sensitive", "attribute"});
  Values items;
  for (Entry& entry : sorted(given, given[2], !given.is_true(1), given.is_true(0)))
    items.push_back(std::move(entry.item));
  return args.budget().list(std::move(items));
}

JsValue jinja_unique(const Args& args) {
  const JinjaArguments given(args, "unique", {"case_sensitive", "attribute"});
  Values kept;
  Values seen;
  for (const JsValue& item : python_elements(args.budget(), given.value())) {
    const JsValue by = compared_value(given, item, given[1], !given.is_true(0));
    const bool is_known = std::any_of(
        seen.begin(), seen.end(), [&](const JsValue& one) { return python_equal(args.budget(), one, by); });
    if (is_known) continue;
    seen.push_back(by);
    kept.push_back(item);
  }
  return args.budget().list(std::move(kept));
}

JsValue jinja_min(const Args& args) {
  return extreme(args, "min", -1);
}
JsValue jinja_max(const Args& args) {
  return extreme(args, "max", 1);
}

JsValue jinja_sum(const Args& args) {
  const JinjaArguments given(args, "sum", {"attribute", "start"});
  JsValue total = given.has(1) ? given[1] : JsValue(0.0);
  for (const JsValue& item : python_elements(args.budget(), given.value())) {
    const bool has_attribute = !given[0].is_nullish();
    const JsValue value = has_attribute ? jinja_attribute(args.budget(), item, given[0]) : item;
    total = python_arithmetic(args.budget(), Arithmetic::add, total, value);
  }
  return total;
}

/// Pairs of a value and the list of what has it, sorted by the value.
JsValue jinja_groupby(const Args& args) {
  const JinjaArguments given(args, "groupby", {"attribute", "default", "case_sensitive"});
  Budget& budget = args.budget();
  Values groups;
  Values members;
  JsValue current;
  JsValue name;
  const auto finish = [&] {
    if (!members.empty()) groups.push_back(budget.list({name, budget.list(std::exchange(members, {}))}));
  };
  for (Entry& entry : sorted(given, given[0], !given.is_true(2), false)) {
    if (members.empty() || !python_equal(budget, entry.by, current)) {
      finish();
      current = entry.by;
      name = jinja_attribute(budget, entry.item, given[0]);
    }
    members.push_back(std::move(entry.item));
  }
  finish();
  return budget.list(std::move(groups));
}

JsValue jinja_items(const Args& args) {
  if (!args[0].is(Kind::object))
    refuse(fmt::format("items needs a dictionary, not {}", described(args[0].kind())));
  Values pairs;
  args[0].object().each([&](const TextPtr& key, const JsValue& value) {
    args.budget().step();
    pairs.push_back(args.budget().list({JsValue(key), value}));
  });
  return args.budget().list(std::move(pairs));
}

JsValue jinja_dictsort(const Args& args) {
  const JinjaArguments given(args, "dictsort", {"case_sensitive", "by", "reverse"});
  const bool by_value = given.text(1, "key") == "value";
  const JsValue pairs = jinja_items(Args(args.run(), {given.value()}));
  std::vector<Entry> entries;
  for (const JsValue& pair : pairs.array().items) {
    const JsValue& by = pair.array().items[by_value ? 1 : 0];
    entries.push_back({pair, given.is_true(0) ? by : lower_if_string(args.budget(), by)});
  }
  stable_sort(args.budget(), entries, [&](const Entry& a, const Entry& b) {
    const int order = python_order(args.budget(), a.by, b.by);
    return given.is_true(2) ? -order : order;
  });
  Values sorted_pairs;
  for (Entry& entry : entries) sorted_pairs.push_back(std::move(entry.item));
  return args.budget().list(std::move(sorted_pairs));
}

}  // namespace bs::scaffold::engine::filters
