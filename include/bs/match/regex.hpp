#pragma once
/// Regular expressions by RE2: linear time, bounded memory, whatever the pattern. The only place for patterns
/// in bs. Patterns and text are UTF-8; a byte of the text that is none is matched by nothing.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bs::match {

struct RegexOptions {
  bool ignore_case = false;
  bool multi_line = false;  ///< ^ and $ match at lines
  bool dot_all = false;     ///< . matches \n
};

class Regex {
 public:
  /// Error config with RE2's reason when the pattern is faulty or needs more than 8 MiB.
  explicit Regex(std::string_view pattern, const RegexOptions& options = {});
  /// From a pattern in JavaScript's syntax (as with its `u` flag), its meaning kept: `.`, `\s`, `\uXXXX`,
  /// `(?<name>…)`. Error config also for what RE2 does not have: lookaround and back references.
  static Regex ecmascript(std::string_view pattern, const RegexOptions& options = {});
  /// From an I-Regexp (RFC 9485): as above, but `.` leaves out \n and \r only.
  static Regex i_regexp(std::string_view pattern);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  bool search(std::string_view text) const;  ///< anywhere in the text
  bool full(std::string_view text) const;    ///< the whole text
  /// A match: byte offsets; group 0 is the whole; an unmatched group has begin npos.
  struct Group {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
  };
  /// The first match at or after `from`; `^` and `\b` see what stands before.
  std::optional<std::vector<Group>> find(std::string_view text, std::size_t from = 0) const;
  const std::vector<std::string>& group_names() const;  ///< by group number, "" where unnamed

 private:
  Regex(std::string_view translated, std::string_view pattern, const RegexOptions& options);
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bs::match
