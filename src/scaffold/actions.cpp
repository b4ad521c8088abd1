#include "scaffold/actions.hpp"

#include <algorithm>

#include "scaffold/actions/table.hpp"

namespace bs::scaffold {

namespace {

#define BS_ENTRY(name) &actions::name,
constexpr const Action* k_actions[] = {BS_ACTIONS(BS_ENTRY)};
#undef BS_ENTRY

}  // namespace

std::span<const Action* const> all_actions() {
  return k_actions;
}

const Action* find_action(std::string_view id) {
  const auto found = std::find_if(std::begin(k_actions), std::end(k_actions),
                                  [&](const Action* action) { return action->id == id; });
  return found == std::end(k_actions) ? nullptr : *found;
}

}  // namespace bs::scaffold
