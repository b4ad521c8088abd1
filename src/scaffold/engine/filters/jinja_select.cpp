// Jinja's map, select and their kin: filters that take the name of a filter or a test.
#include "scaffold/engine/filters.hpp"
#include "scaffold/engine/jinja_arguments.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/program.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/run.hpp"
#include "scaffold/engine/tests.hpp"

namespace bs::scaffold::engine::filters {
namespace {

/// The elements whose value, or attribute, passes the test that the argument at `test_at` names: its truth
/// where there is none.
JsValue selected(const Args& args, bool wanted, bool by_attribute) {
  Budget& budget = args.budget();
  const std::size_t test_at = by_attribute ? 2 : 1;
  const JsValue& name = args[test_at];
  const Test* test = nullptr;
  if (!name.is_undefined()) {
    const std::string text = to_text(budget, name)->bytes();
    test = find_test(text, Dialect::jinja);
    if (test == nullptr) refuse_unknown_test(text, Dialect::jinja);
  }
  Values kept;
  for (const JsValue& item : python_elements(budget, args[0])) {
    budget.step();
    const JsValue value = by_attribute ? jinja_attribute(budget, item, args[1]) : item;
    const Values tested = {value, args[test_at + 1]};
    const bool holds = test == nullptr ? args.run().is_true(value) : test->holds(Args(args.run(), tested));
    if (holds == wanted) kept.push_back(item);
  }
  return budget.list(std::move(kept));
}

const JsValue* keyword(const Args& args, std::string_view name) {
  const JsValue& last = args.all().back();
  return last.is(Kind::object) && last.object().has(k_keywords) ? last.object().find(name) : nullptr;
}

}  // namespace

JsValue jinja_select(const Args& args) {
  return selected(args, true, false);
}
JsValue jinja_reject(const Args& args) {
  return selected(args, false, false);
}
JsValue jinja_selectattr(const Args& args) {
  return selected(args, true, true);
}
JsValue jinja_rejectattr(const Args& args) {
  return selected(args, false, true);
}

/// `map("upper")`, `map("replace", "a", "b")`, `map(attribute="name", default="")`
JsValue jinja_map(const Args& args) {
  Budget& budget = args.budget();
  const JsValue* attribute = keyword(args, "attribute");
  const JsValue* missing = keyword(args, "default");
  const Filter* filter = nullptr;
  if (attribute == nullptr) {
    if (args[1].text_if() == nullptr) refuse("map needs the name of a filter, or attribute=");
    filter = find_filter(args[1].text_if()->bytes(), Dialect::jinja);
    if (filter == nullptr) refuse_unknown_filter(args[1].text_if()->bytes(), Dialect::jinja);
  }
  Values mapped;
  for (const JsValue& item : python_elements(budget, args[0])) {
    budget.step();
    if (filter == nullptr) {
      const JsValue value = jinja_attribute(budget, item, *attribute);
      mapped.push_back(value.is_undefined() && missing != nullptr ? *missing : value);
      continue;
    }
    Values values = {item};
    values.insert(values.end(), args.all().begin() + 2, args.all().end());
    mapped.push_back(filter->apply(Args(args.run(), values)));
  }
  return budget.list(std::move(mapped));
}

JsValue jinja_attr(const Args& args) {
  return jinja_attribute(args.budget(), args[0], args[1]);
}

}  // namespace bs::scaffold::engine::filters
