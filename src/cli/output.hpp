#pragma once
/// Where results go: stdout in one format, files in others (`-f json`, `-f csv=out.csv`), everything else to
/// stderr.
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bs/base/terminal.hpp"
#include "bs/data/value.hpp"
#include "cli/arguments.hpp"

namespace bs::cli {

/// One format that a command can write, and how.
struct Format {
  std::string_view name;
  std::function<std::string()> render;  ///< the whole text with its final newline
};

class Output {
 public:
  explicit Output(const Terminal& terminal) : terminal_(&terminal) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();  ///< as release()

  /// Writes each format that -f asked for (the first of `formats` when none goes to stdout). Error usage for
  /// an unknown format, with the known ones; Error io when a file cannot be written. A closed pipe changes
  /// nothing.
  void write(const Arguments& arguments, const std::vector<Format>& formats) const;
  /// True when the format written to stdout is the command's first (the table for people): totals and hints
  /// are then welcome.
  static bool for_people(const Arguments& arguments, std::string_view first = "table");

  void out(std::string text) const;           ///< stdout, as it is
  void note(std::string_view text) const;     ///< "bs: TEXT" on stderr
  void plain(std::string_view text) const;    ///< a line on stderr
  void warning(std::string_view text) const;  ///< "bs: warning: TEXT"
  /// A block of hints, on stderr and only when both stdout and stderr are terminals.
  void hint(std::string_view text) const;

  /// From here on what is for stdout is held, and so is what comes after it for stderr: a command that may
  /// begin anew, on another catalog, must not answer twice.
  void hold() { holds_ = true; }
  /// Forgets what is held; goes on holding.
  void discard() { held_.clear(); }
  /// Writes what is held and holds nothing more: before a question to who sits there.
  void release();

 private:
  struct Piece {
    int descriptor = 0;
    std::string text;
  };
  void err(std::string text) const;

  const Terminal* terminal_;
  bool holds_ = false;
  mutable std::vector<Piece> held_;  // saying something changes nothing for who says it
};

/// Pretty JSON with `schemaVersion` first.
std::string json_document(std::initializer_list<std::pair<std::string_view, data::Value>> members);

}  // namespace bs::cli
