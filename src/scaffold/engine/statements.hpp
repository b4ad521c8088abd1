#pragma once
/// Statements: what stands outside of expressions.
#include "scaffold/engine/ast.hpp"

namespace bs::scaffold::engine {

/// Text of the template itself.
struct Data : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  std::string_view text;  ///< a part of Program::source
};

/// `{{ expression }}`
struct Print : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  ExpressionPtr value;
};

struct If : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  struct Branch {
    ExpressionPtr condition;
    Body body;
  };
  std::vector<Branch> branches;
  Body otherwise;
};

/// As JavaScript's: the first equal case, and from an empty one on to the next.
struct Switch : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  struct Case {
    ExpressionPtr value;
    Body body;
  };
  ExpressionPtr subject;
  std::vector<Case> cases;
  Body otherwise;
};

struct Set : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  struct Target {
    NameId name = 0;
    bool has_slot = false;
    Slot slot;
  };
  std::vector<Target> targets;
  ExpressionPtr value;
};

/// `{% block %}`: with no inheritance, a part with variables of its own.
struct Block : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  Body body;
  std::uint32_t slot_count = 0;
};

}  // namespace bs::scaffold::engine
