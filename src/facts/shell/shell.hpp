#pragma once
/// Shell scripts as far as facts ask: the simple commands of a bash script in the order in which they are
/// written, which two stand in a pipe, what is written to files. Nothing is expanded or run. Linear in the
/// text, nesting bounded.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bs::facts::shell {

enum class WordKind {
  literal,
  single_quoted,  ///< the whole word is one '…'
  double_quoted,  ///< the whole word is one "…" that expands nothing and is not empty
  process_input,  ///< the whole word is one <(…)
  other,          ///< of several parts, or with expansions
};

struct Word {
  WordKind kind = WordKind::other;
  std::string text;        ///< without its quotes, backslashes as written; of literal and quoted words
  std::string source;      ///< as written, continued lines joined
  std::size_t offset = 0;  ///< in the script
  /// process_input: the call that its first command is; nullopt when that is none.
  std::optional<std::size_t> input_call;
};

/// A simple command: no keyword, no declaration. One of assignments alone has no words.
struct Call {
  std::size_t offset = 0;
  std::vector<Word> words;              ///< without the assignments before them
  std::vector<std::string> writes;      ///< literal targets of `>`
  std::string redirections;             ///< as written, for showing: " > /tmp/file"
  std::optional<std::size_t> piped_to;  ///< the call after `|`, when this one opens the pipe
};

struct Fault {
  std::size_t offset = 0;
  std::string message;
};

struct Script {
  std::vector<Call> calls;     ///< by offset
  std::optional<Fault> fault;  ///< the script is no bash; then there are no calls
};

Script parse(std::string_view text);

}  // namespace bs::facts::shell
