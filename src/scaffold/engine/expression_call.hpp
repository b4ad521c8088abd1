#pragma once
/// Calls and filters.
#include "scaffold/engine/expression_access.hpp"
#include "scaffold/engine/expression_literals.hpp"
#include "scaffold/engine/filters.hpp"

namespace bs::scaffold::engine {

/// What stands between the brackets of a call.
struct ArgumentList {
  /// Appends the values: those by position, then the named ones as one object.
  void evaluate(Run& run, Values& values) const;
  std::vector<ExpressionPtr> positional;
  std::vector<Pair> keywords;
};

struct Call : Expression {
  JsValue evaluate(Run& run) const override;
  ExpressionPtr callee;
  std::string shown;  ///< what is called, for messages
  ArgumentList arguments;

 private:
  JsValue call_value(Run& run, const JsValue& function) const;
};

struct FilterCall : Expression {
  JsValue evaluate(Run& run) const override;
  ExpressionPtr value;
  std::string name;
  const Filter* filter = nullptr;  ///< nullptr: there is none of this name, told when it is reached
  ArgumentList arguments;
};

/// The text that a part of the template gives: `{% set x %}…`, `{% filter f %}…`.
struct Capture : Expression {
  JsValue evaluate(Run& run) const override;
  Body body;
  /// The variables that are declared within, fresh each time.
  std::uint32_t first_slot = 0;
  std::uint32_t slot_count = 0;
};

}  // namespace bs::scaffold::engine
