#pragma once
/// What steps can do: one ordered table of actions. An action is a file in actions/ that defines its object,
/// and a line in actions.cpp.
#include <span>
#include <string_view>

namespace bs::scaffold {

class ActionCall;

enum class InputType { text, boolean, number, list, object, any };

struct ActionInput {
  std::string_view name;
  InputType type = InputType::text;
  bool required = false;
};

enum class ActionPlace {
  here,       ///< run in memory
  network,    ///< never run: told, with the command line that does it
  publishes,  ///< as network, but a first commit is made here
};

struct Action {
  std::string_view id;
  std::string_view summary;
  std::span<const ActionInput> inputs;
  std::span<const std::string_view> outputs;
  ActionPlace place = ActionPlace::here;
  bool makes_files = false;            ///< adds files to the result, or changes them
  bool takes_others = false;           ///< `inputs` is not the whole list: others are no fault
  void (*run)(ActionCall&) = nullptr;  ///< of a network action: adds the command lines; null: there is none
};

/// In the order of the table.
std::span<const Action* const> all_actions();
/// nullptr: unknown to bs.
const Action* find_action(std::string_view id);

}  // namespace bs::scaffold
