#include "scaffold/engine/expression_access.hpp"

#include "bs/base/text.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_function.hpp"
#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/methods.hpp"
#include "scaffold/engine/program.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/python_text.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {
namespace {

/// A function that stands in an object: it keeps the object, and is equal to itself alone.
class OwnedFunction : public JsFunction {
 public:
  OwnedFunction(JsValue owner, FunctionPtr function)
      : owner_(std::move(owner)), function_(std::move(function)) {}
  JsValue call(Run& run, const Values& arguments) const override { return function_->call(run, arguments); }

 private:
  JsValue owner_;
  FunctionPtr function_;
};

/// Where a slice is, with JavaScript's operators, since its parts may be anything.
class Slicer {
 public:
  Slicer(Run& run, JsValue target) : run_(run), budget_(run.budget), target_(std::move(target)) {
    if (!truthy(target_)) target_ = budget_.list({});
    length_ = property(target_, "length");
  }

  JsValue slice(JsValue start, JsValue stop, const JsValue& step) {
    const bool is_down = is_below(step, 0.0);
    if (start.is(Kind::null)) start = is_down ? minus_one(length_) : JsValue(0.0);
    if (stop.is(Kind::null)) {
      stop = is_down ? JsValue(-1.0) : length_;
    } else if (is_below(stop, 0.0)) {
      stop = add(budget_, stop, length_);
    }
    if (is_below(start, 0.0)) start = add(budget_, start, length_);
    Values items;
    for (JsValue at = start; goes_on(at, stop, step, is_down); at = add(budget_, at, step)) {
      budget_.step();
      budget_.check_list(static_cast<double>(items.size() + 1));
      items.push_back(member_of(run_, target_, at));
    }
    return budget_.list(std::move(items));
  }

 private:
  bool is_below(const JsValue& a, const JsValue& b) { return order(budget_, a, b) == Order::less; }
  JsValue minus_one(const JsValue& value) { return to_number(budget_, value) - 1; }

  bool goes_on(const JsValue& at, const JsValue& stop, const JsValue& step, bool is_down) {
    if (is_below(at, 0.0) || is_below(length_, at)) return false;
    const Order found = order(budget_, at, stop);
    if (is_down) return found != Order::less && found != Order::equal;
    return !is_below(0.0, step) || (found != Order::greater && found != Order::equal);
  }

  Run& run_;
  Budget& budget_;
  JsValue target_;
  JsValue length_;
};

JsValue value_or(const ExpressionPtr& part, Run& run, JsValue missing) {
  return part == nullptr ? missing : part->evaluate(run);
}

/// An index that counts from the end: -1 is the last element.
JsValue from_end(const JsValue& target, const JsValue& key) {
  const bool is_counted = target.is(Kind::array) || target.text_if() != nullptr;
  if (!is_counted || !key.is(Kind::number) || key.number() >= 0) return key;
  return property(target, "length").number() + key.number();
}

}  // namespace

JsValue member_of(Run& run, const JsValue& target, const JsValue& given_key) {
  const JsValue key = run.program.is_jinja() ? from_end(target, given_key) : given_key;
  if (run.program.is_jinja()) require_defined(target);
  JsValue value = property(run.budget, target, key);
  if (value.is(Kind::function)) return FunctionPtr(std::make_shared<OwnedFunction>(target, value.function()));
  if (!value.is_undefined() || !key.is_string()) return value;
  if (target.is(Kind::object) && target.object().has(key.text()->bytes())) return value;
  const Method* method = find_method(target.kind(), key.text()->bytes(), run.program.has_python_methods());
  return method == nullptr ? value : bound_method(*method, target);
}

JsValue DynamicName::evaluate(Run& run) const {
  run.budget.step();
  return run.lookup(name);
}

JsValue LocalName::evaluate(Run& run) const {
  run.budget.step();
  return run.slot(slot);
}

JsValue Member::evaluate(Run& run) const {
  run.budget.step();
  const JsValue value = target->evaluate(run);
  const JsValue which = key->evaluate(run);
  run.at = at;
  return member_of(run, value, which);
}

JsValue LoopMember::evaluate(Run& run) const {
  if (const LoopState* state = run.frame().loop_named(loop)) {
    run.budget.step();
    if (auto value = state->member(member)) return *value;
  }
  return Member::evaluate(run);
}

JsValue Slice::evaluate(Run& run) const {
  run.budget.step();
  const JsValue value = target->evaluate(run);
  const JsValue from = value_or(start, run, nullptr);
  const JsValue to = value_or(stop, run, nullptr);
  const JsValue by = value_or(step, run, 1.0);
  run.at = at;
  if (run.program.is_jinja()) return python_slice(run.budget, value, from, to, by);
  return Slicer(run, value).slice(from, to, by);
}

}  // namespace bs::scaffold::engine
