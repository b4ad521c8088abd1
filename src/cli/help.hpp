#pragma once
/// Help: examples first, then options, then details. Generated from the tables of command.hpp.
#include <string>

#include "bs/base/terminal.hpp"
#include "cli/command.hpp"

namespace bs::cli {

std::string program_help(const Terminal& terminal);
std::string command_help(const Command& command, const Terminal& terminal);
/// docs/reference.md: every command with its help, as Markdown.
std::string reference_markdown();

}  // namespace bs::cli
