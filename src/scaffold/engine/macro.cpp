#include "scaffold/engine/macro.hpp"

namespace bs::scaffold::engine {
namespace {

class Caller : public Macro {
 public:
  Caller(const MacroDefinition& definition, FrameCell& cell, std::shared_ptr<Activation> outer)
      : Macro(definition, cell), outer_(std::move(outer)) {}
  JsValue call(Run& run, const Values& arguments) const override {
    Frame frame(cell().frame, Frame::Writes::stay);
    return call_in(run, arguments, frame, outer_);
  }

 private:
  std::shared_ptr<Activation> outer_;
};

class CallDepth {
 public:
  CallDepth(Run& run, std::uint32_t height) : run_(run), height_(height) { run_.enter_call(height_); }
  CallDepth(const CallDepth&) = delete;
  CallDepth& operator=(const CallDepth&) = delete;
  ~CallDepth() { run_.leave_call(height_); }

 private:
  Run& run_;
  std::uint32_t height_;
};

}  // namespace

JsValue Macro::call(Run& run, const Values& arguments) const {
  Frame frame(nullptr);
  return call_in(run, arguments, frame, nullptr);
}

JsValue Macro::call_in(Run& run, const Values& arguments, Frame& frame,
                       std::shared_ptr<Activation> outer) const {
  const CallDepth depth(run, definition_.height);
  run.budget.step(1 + definition_.slot_count / 8);
  const Bound bound = bind_arguments(arguments, definition_.names, definition_.default_names);
  const Replaced frame_of_function(cell_.frame, &frame);
  const Replaced cell_of_run(run.cell, &cell_);
  const Replaced activation(run.activation,
                            std::make_shared<Activation>(definition_.slot_count, std::move(outer)));
  bind(run, bound);
  TextBuffer out(run.budget);
  execute(definition_.body, run, out);
  return std::make_shared<const JsSafe>(JsSafe{std::move(out).value().text()});
}

void Macro::bind(Run& run, const Bound& bound) const {
  if (const JsValue* caller = bound.keywords.find("caller"))
    run.frame().set(definition_.caller_name, *caller);
  // Of two parameters of one name the last wins, for both.
  for (std::size_t i = 0; i < definition_.parameters.size(); ++i)
    run.slot({0, definition_.parameters[i].slot}) = bound.positional[i];
  for (const auto& parameter : definition_.parameters)
    run.frame().set(parameter.name, run.slot({0, parameter.slot}));
  for (std::size_t i = 0; i < definition_.defaults.size(); ++i) {
    const JsValue* given = bound.keywords.find(definition_.default_names[i]->bytes());
    const auto& [name, value] = definition_.defaults[i];
    run.frame().set(name, given != nullptr ? *given : value->evaluate(run));
  }
}

void MacroTag::execute(Run& run, TextBuffer&) const {
  run.budget.step();
  const JsValue macro = FunctionPtr(std::make_shared<Macro>(definition, *run.cell));
  run.slot({0, slot}) = macro;
  if (is_local) {
    run.frame().set(name, macro);
  } else {
    run.set_context(name, macro);
  }
}

JsValue CallerExpression::evaluate(Run& run) const {
  run.budget.step();
  run.keep(run.activation);
  return FunctionPtr(std::make_shared<Caller>(definition, *run.cell, run.activation));
}

}  // namespace bs::scaffold::engine
