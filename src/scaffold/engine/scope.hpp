#pragma once
/// What names mean while a template is parsed. Nunjucks compiles loop variables, macros and macro parameters
/// to variables of a JavaScript function; those become slots here, and every other name is looked up when it
/// is needed.
#include <unordered_map>

#include "scaffold/engine/ast.hpp"

namespace bs::scaffold::engine {

/// A function: the template, a block, a macro or the body of a call block.
struct FunctionScope {
  FunctionScope* outer = nullptr;  ///< whose slots can be reached: for the body of a call block alone
  std::uint32_t slot_count = 0;
};

/// Names that are known together: those of a function, or of a loop in it.
class Scope {
 public:
  Scope(Scope* parent, FunctionScope& function) : parent_(parent), function_(function) {}

  bool has_parent() const noexcept { return parent_ != nullptr; }
  FunctionScope& function() const noexcept { return function_; }
  void bind(NameId name, std::uint32_t slot) { slots_[name] = slot; }
  std::optional<Slot> find(NameId name) const;

 private:
  Scope* parent_;
  FunctionScope& function_;
  std::unordered_map<NameId, std::uint32_t> slots_;
};

}  // namespace bs::scaffold::engine
