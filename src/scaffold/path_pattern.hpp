#pragma once
/// Globs over the files of a result, as the actions that take several files read them.
#include "bs/match/glob.hpp"

namespace bs::scaffold {

class PathPattern {
 public:
  /// Error config when the pattern is faulty. Names that begin with "." are met by a pattern that writes
  /// the path out, and by others where `takes_dot_files` says so.
  PathPattern(std::string_view pattern, bool takes_dot_files)
      : glob_(pattern), takes_dot_files_(takes_dot_files) {}
  bool matches(std::string_view path) const {
    if (!glob_.matches(path)) return false;
    return takes_dot_files_ || glob_.text() == path ||
           (!path.starts_with('.') && path.find("/.") == std::string_view::npos);
  }

 private:
  match::Glob glob_;
  bool takes_dot_files_;
};

}  // namespace bs::scaffold
