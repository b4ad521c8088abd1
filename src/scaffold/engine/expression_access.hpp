#pragma once
/// Names, members and slices.
#include "scaffold/engine/ast.hpp"

namespace bs::scaffold::engine {

/// A name; `is` takes it for the name of a test.
struct Name : Expression {
  NameId name = 0;
};

/// A name that is looked up when it is needed: frames first, then the context.
struct DynamicName : Name {
  JsValue evaluate(Run& run) const override;
};

/// A loop variable, a macro or a macro's parameter.
struct LocalName : Name {
  JsValue evaluate(Run& run) const override;
  Slot slot;
};

/// `target[key]`, `target.key`
struct Member : Expression {
  JsValue evaluate(Run& run) const override;
  ExpressionPtr target;
  ExpressionPtr key;
};

/// `loop.index` and the like, where `loop` is a dynamic name.
struct LoopMember : Member {
  JsValue evaluate(Run& run) const override;
  NameId loop = 0;
  std::string member;
};

/// `target[start:stop:step]`, as Nunjucks' Jinja compatibility has it.
struct Slice : Expression {
  JsValue evaluate(Run& run) const override;
  ExpressionPtr target;
  ExpressionPtr start;  ///< nullptr: not written, as the next two
  ExpressionPtr stop;
  ExpressionPtr step;
};

/// What `target[key]` gives, methods included. A function comes with its target, and is another one each
/// time.
JsValue member_of(Run& run, const JsValue& target, const JsValue& key);

}  // namespace bs::scaffold::engine
