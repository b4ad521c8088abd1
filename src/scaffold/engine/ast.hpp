#pragma once
/// The tree that the parser builds and a rendering walks. Nodes never change after parsing; each knows how to
/// evaluate (an expression) or execute (a statement) itself against a Run.
#include "scaffold/engine/budget.hpp"

namespace bs::scaffold::engine {

class Run;

/// A byte of the source.
using Offset = std::uint32_t;
/// A name of the template, by its place in Program::names.
using NameId = std::uint32_t;
/// A local variable: a slot of the running function, or of one that it stands in.
struct Slot {
  std::uint32_t hops = 0;  ///< functions outwards
  std::uint32_t index = 0;
};

struct Node {
  Offset at = 0;
  std::uint32_t height = 1;  ///< levels of nodes below it, itself included

  void adopt(const Node* child) {
    if (child != nullptr) height = std::max(height, child->height + 1);
  }
};

struct Expression : Node {
  Expression() = default;
  Expression(const Expression&) = delete;
  Expression& operator=(const Expression&) = delete;
  virtual ~Expression() = default;
  virtual JsValue evaluate(Run& run) const = 0;
};
using ExpressionPtr = std::unique_ptr<Expression>;

struct Statement : Node {
  Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  virtual ~Statement() = default;
  virtual void execute(Run& run, TextBuffer& out) const = 0;
};
using StatementPtr = std::unique_ptr<Statement>;

/// What stands between two tags.
using Body = std::vector<StatementPtr>;
void execute(const Body& body, Run& run, TextBuffer& out);
std::uint32_t height_of(const Body& body);

}  // namespace bs::scaffold::engine
