#pragma once
/// Globs of our own, matched in linear time (reliability.md §1: libraries take seconds on hostile patterns).
/// `*` and `?` stop at '/'; `**` as a whole segment is any number of folders ("**/a" also matches "a", "a/**"
/// is what lies below a), elsewhere it is `*`, as in git; `[a-z]`, `[!a-z]` and `[[:digit:]]` are classes,
/// `{a,b}` alternatives (glob only), `\` quotes. A leading dot is nothing special. Paths are repository
/// paths, and a pattern takes the whole path. A 60-deep path against 30 stars takes under 5 ms.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bs::match {

class Glob {
 public:
  /// Error config when the pattern is faulty (an open class or brace, more than 1,024 alternatives or 4,096
  /// bytes).
  explicit Glob(std::string_view pattern);
  bool matches(std::string_view path) const;
  /// The folder that every match lies below ("" when there is none): lets a walk skip the rest.
  const std::string& fixed_prefix() const { return prefix_; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::string prefix_;
  struct Program;
  std::shared_ptr<const Program> program_;
};

/// A list of globs as one question.
class GlobSet {
 public:
  GlobSet() = default;
  explicit GlobSet(const std::vector<std::string>& patterns);
  bool matches(std::string_view path) const;
  bool empty() const { return globs_.empty(); }

 private:
  std::vector<Glob> globs_;
};

/// Rules of .gitignore files (negation, anchoring, folders only) with git's own meaning, for reading work
/// trees.
class IgnoreRules {
 public:
  /// Adds the rules of an ignore file in folder `base` (repository path). Later rules win: add the root's
  /// file first.
  void add(std::string_view text, std::string_view base);
  enum class Verdict { none, ignored, included };
  /// What git would say: the rules for the first folder above `path` that they ignore, else those for `path`.
  Verdict verdict(std::string_view path, bool is_folder) const;
  /// The same for a walk that has left ignored folders out already: looks at `path` alone.
  Verdict own_verdict(std::string_view path, bool is_folder) const;
  bool empty() const { return rules_.empty(); }

 private:
  struct Rule;
  std::vector<std::shared_ptr<const Rule>> rules_;
};

}  // namespace bs::match
