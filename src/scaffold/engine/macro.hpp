#pragma once
/// `{% macro %}` and `{% call %}`.
#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_function.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {

/// What a macro and the body of a call block have in common.
struct MacroDefinition {
  struct Parameter {
    NameId name = 0;
    std::uint32_t slot = 0;
  };
  std::vector<Parameter> parameters;
  std::vector<TextPtr> names;  ///< of the parameters
  /// Parameters with a default; they are variables of the frame, without a slot.
  struct Default {
    NameId name = 0;
    ExpressionPtr value;
  };
  std::vector<Default> defaults;
  std::vector<TextPtr> default_names;
  NameId caller_name = 0;  ///< the name `caller`
  Body body;
  std::uint32_t slot_count = 0;
  std::uint32_t height = 1;
};

/// A macro that was reached. It keeps no variables of where it stands, but writes through that function's
/// `frame`.
class Macro : public JsFunction {
 public:
  Macro(const MacroDefinition& definition, FrameCell& cell) : definition_(definition), cell_(cell) {}
  JsValue call(Run& run, const Values& arguments) const override;

 protected:
  JsValue call_in(Run& run, const Values& arguments, Frame& frame, std::shared_ptr<Activation> outer) const;
  FrameCell& cell() const { return cell_; }

 private:
  void bind(Run& run, const Bound& bound) const;

  const MacroDefinition& definition_;
  FrameCell& cell_;
};

struct MacroTag : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  MacroDefinition definition;
  NameId name = 0;
  std::uint32_t slot = 0;
  bool is_local = false;  ///< within a loop or a call block: known there alone
};

/// The body of `{% call %}`: a macro that sees the variables where it stands.
struct CallerExpression : Expression {
  JsValue evaluate(Run& run) const override;
  MacroDefinition definition;
};

}  // namespace bs::scaffold::engine
