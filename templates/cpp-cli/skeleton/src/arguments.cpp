#include "arguments.hpp"

namespace counting {
namespace {

/// True where it is one of the options that choose what is counted.
bool read_choice(Arguments& result, std::string_view argument) {
  if (argument == "-l" || argument == "--lines") return result.lines = true;
  if (argument == "-w" || argument == "--words") return result.words = true;
  if (argument == "-c" || argument == "--bytes") return result.bytes = true;
  return false;
}

}  // namespace

Arguments parse(std::span<const std::string_view> arguments) {
  Arguments result;
  bool only_files = false;
  for (const std::string_view argument : arguments) {
    if (only_files || argument == "-" || !argument.starts_with('-')) {
      result.files.emplace_back(argument);
    } else if (argument == "--") {
      only_files = true;
    } else if (argument == "-h" || argument == "--help") {
      return {.command = Arguments::Command::help, .files = {}};
    } else if (argument == "-V" || argument == "--version") {
      return {.command = Arguments::Command::version, .files = {}};
    } else if (!read_choice(result, argument)) {
      throw UsageError("unknown option " + std::string(argument) + ", see --help");
    }
  }
  if (!result.lines && !result.words && !result.bytes) result.lines = result.words = result.bytes = true;
  if (result.files.empty()) result.files.emplace_back("-");
  return result;
}

}  // namespace counting
