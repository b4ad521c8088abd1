#pragma once
/// `{% for %}`.
#include "scaffold/engine/ast.hpp"

namespace bs::scaffold::engine {

class LoopState;

/// A loop over one name walks what has a length. A loop over several takes lists apart, or walks the members
/// of an object.
///
/// Nunjucks compiles the body of the second kind twice, once for lists and once for objects, so that what is
/// declared in it (the first two loop variables, inner loops, macros) are other variables in each. Here the
/// slots [first_slot, first_slot + slot_count) hold those for lists, as many behind them those for objects,
/// and the two change places while an object is walked and for `else`, which sees those for objects.
struct For : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  struct Target {
    NameId name = 0;
    std::uint32_t slot = 0;
  };
  std::vector<Target> targets;
  ExpressionPtr iterated;
  Body body;
  bool has_else = false;
  Body otherwise;
  NameId loop_name = 0;           ///< the name `loop`
  std::uint32_t length_slot = 0;  ///< the last length, which outlives the loop
  std::uint32_t first_slot = 0;
  std::uint32_t slot_count = 0;

 private:
  void walk(Run& run, TextBuffer& out, const JsValue& value) const;
  void walk_values(Run& run, TextBuffer& out, const JsValue& value) const;
  void walk_lists(Run& run, TextBuffer& out, const JsValue& value) const;
  void walk_members(Run& run, TextBuffer& out, const JsValue& value) const;
  void round(Run& run, TextBuffer& out, LoopState& loop, std::size_t index) const;
  void bind(Run& run, std::size_t target, const JsValue& value) const;
  void change_places(Run& run) const;
};

}  // namespace bs::scaffold::engine
