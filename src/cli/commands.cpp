#include "cli/commands.hpp"

namespace bs::cli {
namespace {

#define BS_ENTRY(name) &k_##name,
constexpr const Command* k_commands[] = {BS_COMMANDS(BS_ENTRY)};
#undef BS_ENTRY

constexpr Option k_common[] = {
    {"--catalog", "FILE", "the catalog to use, instead of the workspace's (also BS_CATALOG)", false, "file"},
    {"--trust", "PATH", "read repositories below PATH although another user owns them; '*' for all", true,
     "file"},
    {"--color", "WHEN", "auto, always or never", false, "auto always never"},
};

}  // namespace

std::span<const Command* const> all_commands() {
  return k_commands;
}

std::span<const Option> common_options() {
  return k_common;
}

const Command* find_command(std::string_view name) {
  for (const auto* command : k_commands) {
    if (command->name == name) return command;
  }
  return nullptr;
}

}  // namespace bs::cli
