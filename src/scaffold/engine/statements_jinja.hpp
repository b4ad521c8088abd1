#pragma once
/// Statements of Jinja's dialect. Variables live as long as the part they are set in: a round of a loop, a
/// `with`.
#include "scaffold/engine/ast.hpp"

namespace bs::scaffold::engine {

/// `{% for a, b in items if condition %}`
struct JinjaFor : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  std::vector<NameId> targets;
  ExpressionPtr iterated;
  ExpressionPtr condition;  ///< may be nullptr
  Body body;
  Body otherwise;
  NameId loop_name = 0;

 private:
  void bind(Run& run, const JsValue& item) const;
  Values wanted(Run& run, Values items) const;
};

/// `{% set a = 1 %}`, `{% set a, b = pair %}`, `{% set space.member = 1 %}`
struct JinjaSet : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  struct Target {
    NameId name = 0;
    std::optional<Slot> slot;
  };
  std::vector<Target> targets;
  std::string member;  ///< of a namespace; "": none
  ExpressionPtr value;

 private:
  void assign(Run& run, const Target& target, const JsValue& value) const;
  void assign_member(Run& run, const JsValue& value) const;
};

/// `{% with a = 1 %}`
struct With : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  struct Variable {
    NameId name;
    ExpressionPtr value;
  };
  std::vector<Variable> variables;
  Body body;
};

/// `{% do expression %}`
struct Do : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  ExpressionPtr value;
};

/// The elements of a list that as many variables take, or an error.
const Values& unpacked(const JsValue& value, std::size_t count);

}  // namespace bs::scaffold::engine
