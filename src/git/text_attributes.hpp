#pragma once
/// Which files git stores with LF whatever their line ends on disk: `text` and `eol` in .gitattributes. So
/// that a commit made here is what `git add` would have made, and nothing looks changed afterwards.
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/file_tree.hpp"

namespace bs::git {

class TextAttributes {
 public:
  /// Reads the .gitattributes files of the tree. Lines that are no rule for `text` or `eol`, and patterns of
  /// more than 256 bytes or 8 wildcards, are passed over.
  explicit TextAttributes(const FileTree& files);
  /// The bytes that git stores for the file.
  std::string stored(std::string_view path, const TreeFile& file) const;

 private:
  enum class Text { unset, yes, no, automatic };
  struct Rule {
    std::string folder;
    std::string pattern;
    bool is_for_names;  // no slash in it: any file of the name
    Text text;
    bool sets_eol;
  };
  void read(std::string_view folder, std::string_view text);
  static bool matches(const Rule& rule, std::string_view path);

  std::vector<Rule> rules_;  // later ones win
};

}  // namespace bs::git
