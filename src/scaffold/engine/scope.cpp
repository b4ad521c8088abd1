#include "scaffold/engine/scope.hpp"

namespace bs::scaffold::engine {

std::optional<Slot> Scope::find(NameId name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    const auto found = scope->slots_.find(name);
    if (found == scope->slots_.end()) continue;
    Slot slot{0, found->second};
    for (const FunctionScope* function = &function_; function != &scope->function_;
         function = function->outer)
      ++slot.hops;
    return slot;
  }
  return std::nullopt;
}

}  // namespace bs::scaffold::engine
