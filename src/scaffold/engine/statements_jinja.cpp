#include "scaffold/engine/statements_jinja.hpp"

#include "bs/base/text.hpp"
#include "scaffold/engine/jinja_namespace.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/python_text.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {

const Values& unpacked(const JsValue& value, std::size_t count) {
  require_defined(value);
  if (!value.is(Kind::array))
    refuse(fmt::format("{} variables cannot take {}", count, described(value.kind())));
  const Values& items = value.array().items;
  if (items.size() != count)
    refuse(fmt::format("{} variables cannot take a list of {}", count, items.size()));
  return items;
}

void JinjaFor::bind(Run& run, const JsValue& item) const {
  run.frame().clear();
  if (targets.size() == 1) return run.frame().set(targets.front(), item);
  run.at = at;
  const Values& items = unpacked(item, targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) run.frame().set(targets[i], items[i]);
}

/// Those for which the condition holds; the loop counts them alone.
Values JinjaFor::wanted(Run& run, Values items) const {
  if (condition == nullptr) return items;
  Values kept;
  for (const JsValue& item : items) {
    run.budget.step();
    bind(run, item);
    if (run.is_true(condition->evaluate(run))) kept.push_back(item);
  }
  return kept;
}

void JinjaFor::execute(Run& run, TextBuffer& out) const {
  run.budget.step();
  const JsValue value = iterated->evaluate(run);
  run.at = at;
  Values items = python_elements(run.budget, value);
  Frame frame(&run.frame(), Frame::Writes::stay);
  {
    FrameCell& cell = *run.cell;
    const Replaced inner(cell.frame, &frame);
    items = wanted(run, std::move(items));
    const JsValue length = number_value(items.size());
    LoopState loop(length, length.number(), &items);
    for (std::size_t i = 0; i < items.size(); ++i) {
      run.budget.step();
      bind(run, items[i]);
      loop.move_to(i);
      frame.attach(loop, loop_name);
      engine::execute(body, run, out);
    }
  }
  if (items.empty()) engine::execute(otherwise, run, out);
}

void JinjaSet::execute(Run& run, TextBuffer&) const {
  run.budget.step();
  const JsValue given = value->evaluate(run);
  run.at = at;
  if (!member.empty()) return assign_member(run, given);
  if (targets.size() == 1) return assign(run, targets.front(), given);
  const Values& items = unpacked(given, targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) assign(run, targets[i], items[i]);
}

void JinjaSet::assign(Run& run, const Target& target, const JsValue& given) const {
  if (target.slot) run.slot(*target.slot) = given;
  run.set(target.name, given);
}

void JinjaSet::assign_member(Run& run, const JsValue& given) const {
  const JsValue space =
      targets.front().slot ? run.slot(*targets.front().slot) : run.lookup(targets.front().name);
  set_in_namespace(run.budget, space, member, given);
}

void With::execute(Run& run, TextBuffer& out) const {
  run.budget.step();
  Values values;
  for (const Variable& variable : variables) values.push_back(variable.value->evaluate(run));
  Frame frame(&run.frame(), Frame::Writes::stay);
  const Replaced inner(run.cell->frame, &frame);
  for (std::size_t i = 0; i < variables.size(); ++i) frame.set(variables[i].name, values[i]);
  engine::execute(body, run, out);
}

void Do::execute(Run& run, TextBuffer&) const {
  run.budget.step();
  value->evaluate(run);
}

}  // namespace bs::scaffold::engine
