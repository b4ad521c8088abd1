#pragma once
/// A command is one const object: what it is called, which options it takes, how help shows it, and the
/// function that runs it. Help, completions and docs/reference.md are generated from these tables.
#include <span>
#include <string_view>

namespace bs::cli {

class Context;

/// An option of a command. Without a value name it is a flag.
struct Option {
  std::string_view names;  ///< "--owner", "-f,--format": as the option parser takes them
  std::string_view value;  ///< "REF"; "" for a flag
  std::string_view help;   ///< one line
  bool repeatable = false;
  /// What TAB offers: "" nothing, "file", "entity", or the words themselves with a space between.
  std::string_view completes = "";
};

/// How many words (arguments that are no options) a command takes.
struct Words {
  std::string_view usage;  ///< "[ENTITY]"
  int least = 0;
  int most = -1;                    ///< -1: any number
  std::string_view completes = "";  ///< as Option::completes
};

struct Command {
  std::string_view name;  ///< "catalog owners"; the default of a group ends in its own verb: "catalog list"
  std::string_view summary;
  Words words;
  std::string_view examples;  ///< lines "COMMAND   what it does", shown first in help
  std::string_view details;   ///< paragraphs for help and the reference; may be empty
  std::span<const Option> options;
  int (*run)(Context&);  ///< the exit status; throws bs::Error
};

/// Every command, in the order of help.
std::span<const Command* const> all_commands();
const Command* find_command(std::string_view name);

/// Options that every command takes: --color, --catalog, --trust …
std::span<const Option> common_options();

}  // namespace bs::cli
