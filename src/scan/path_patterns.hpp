#pragma once
/// The globs of bs.yaml's catalog.files, asked for every file of every repository: nearly all are turned away
/// by their ending.
#include "bs/match/glob.hpp"

namespace bs::scan {

class PathPatterns {
 public:
  explicit PathPatterns(const std::vector<std::string>& globs);
  bool matches(std::string_view path) const {
    for (const Pattern& pattern : patterns_)
      if (path.ends_with(pattern.ending) && pattern.glob.matches(path)) return true;
    return false;
  }

 private:
  struct Pattern {
    match::Glob glob;
    std::string ending;  ///< of every path that the glob matches
  };
  std::vector<Pattern> patterns_;
};

/// True when the text is a glob and not just a path.
bool has_wildcards(std::string_view text);

}  // namespace bs::scan
