#include "scaffold/engine/statements.hpp"

#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/program.hpp"
#include "scaffold/engine/python_text.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {
namespace {

void print_as_python(Run& run, const JsValue& value, TextBuffer& out) {
  if (value.is_undefined())
    refuse("what is printed here is undefined", "give it a value with `| default(…)`");
  out.add(python_text(run.budget, value)->bytes());
}

}  // namespace

void execute(const Body& body, Run& run, TextBuffer& out) {
  for (const StatementPtr& statement : body) statement->execute(run, out);
}

std::uint32_t height_of(const Body& body) {
  std::uint32_t height = 0;
  for (const StatementPtr& statement : body) height = std::max(height, statement->height);
  return height;
}

void Data::execute(Run& run, TextBuffer& out) const {
  run.budget.step();
  run.at = at;
  out.add(text);
}

void Print::execute(Run& run, TextBuffer& out) const {
  run.budget.step();
  const JsValue shown = value->evaluate(run);
  run.at = at;
  if (run.program.options.dialect == Dialect::jinja) return print_as_python(run, shown, out);
  if (!shown.is_nullish()) out.add(to_text(run.budget, shown)->bytes());
}

void If::execute(Run& run, TextBuffer& out) const {
  for (const Branch& branch : branches) {
    run.budget.step();
    if (run.is_true(branch.condition->evaluate(run))) return engine::execute(branch.body, run, out);
  }
  engine::execute(otherwise, run, out);
}

void Switch::execute(Run& run, TextBuffer& out) const {
  run.budget.step();
  const JsValue wanted = subject->evaluate(run);
  auto found = std::find_if(cases.begin(), cases.end(), [&](const Case& one) {
    run.budget.step();
    return strict_equal(wanted, one.value->evaluate(run));
  });
  while (found != cases.end() && found->body.empty()) ++found;
  engine::execute(found == cases.end() ? otherwise : found->body, run, out);
}

void Set::execute(Run& run, TextBuffer&) const {
  run.budget.step();
  const JsValue given = value->evaluate(run);
  run.at = at;
  for (const Target& target : targets)
    if (target.has_slot) run.slot(target.slot) = given;
  for (const Target& target : targets) run.set(target.name, given);
}

void Block::execute(Run& run, TextBuffer& out) const {
  run.budget.step();
  Frame frame(&run.frame(), Frame::Writes::stay);
  FrameCell& own = run.new_cell(&frame);
  {
    const Replaced cell(run.cell, &own);
    const Replaced activation(run.activation, std::make_shared<Activation>(slot_count));
    engine::execute(body, run, out);
  }
  own.frame = nullptr;
}

}  // namespace bs::scaffold::engine
