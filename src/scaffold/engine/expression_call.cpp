#include "scaffold/engine/expression_call.hpp"

#include "scaffold/engine/js_function.hpp"
#include "scaffold/engine/methods.hpp"
#include "scaffold/engine/program.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/python_text.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::size_t k_few_arguments = 4;

}  // namespace

void ArgumentList::evaluate(Run& run, Values& values) const {
  for (const ExpressionPtr& argument : positional) values.push_back(argument->evaluate(run));
  if (keywords.empty()) return;
  JsObject named;
  for (const Pair& pair : keywords) named.set(pair.key, pair.value->evaluate(run));
  named.set(k_keywords, true);
  values.push_back(run.budget.object(std::move(named)));
}

JsValue Call::evaluate(Run& run) const {
  run.budget.step();
  const auto* member = dynamic_cast<const Member*>(callee.get());
  if (member == nullptr) return call_value(run, callee->evaluate(run));
  // A method is called without making a function of it first.
  const JsValue self = member->target->evaluate(run);
  const JsValue key = member->key->evaluate(run);
  run.at = member->at;
  const JsValue found = property(run.budget, self, key);
  const Method* method = found.is_undefined() && key.is_string()
                             ? find_method(self.kind(), key.text()->bytes(), run.program.has_python_methods())
                             : nullptr;
  if (method == nullptr) return call_value(run, found);
  Values values;
  arguments.evaluate(run, values);
  run.at = at;
  return method->call(self, Args(run, values));
}

JsValue Call::call_value(Run& run, const JsValue& function) const {
  // JavaScript evaluates the arguments before it finds that there is nothing to call.
  Values values;
  values.reserve(k_few_arguments);
  arguments.evaluate(run, values);
  run.at = at;
  if (!function.is(Kind::function))
    refuse(fmt::format("{} cannot be called: it is {}", shown, described(function.kind())),
           function.is_undefined()
               ? "only macros, range, cycler, joiner and the methods of strings and lists can be"
               : "");
  return function.function()->call(run, values);
}

JsValue FilterCall::evaluate(Run& run) const {
  run.budget.step();
  run.at = at;
  if (filter == nullptr) refuse_unknown_filter(name, run.program.options.dialect);
  Values values;
  values.reserve(k_few_arguments);
  values.push_back(value->evaluate(run));
  arguments.evaluate(run, values);
  run.at = at;
  if (run.program.is_jinja() && !filter->takes_undefined) require_defined(values.front());
  return filter->apply(Args(run, values));
}

JsValue Capture::evaluate(Run& run) const {
  for (std::uint32_t i = 0; i < slot_count; ++i) run.slot({0, first_slot + i}) = JsValue();
  TextBuffer out(run.budget);
  execute(body, run, out);
  return std::move(out).value();
}

}  // namespace bs::scaffold::engine
