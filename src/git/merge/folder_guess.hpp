#pragma once
/// Where a folder's files went, told by those that were found already.
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace bs::git::merge {

class FolderGuess {
 public:
  void learn(std::string_view from, std::string_view to);
  /// From here on every folder leads to where most of its files went; what is learned later counts as well,
  /// but changes no guess.
  void settle();
  /// The path in the folder that the file's folder became.
  std::optional<std::string> place_of(std::string_view path) const;

 private:
  std::map<std::string, std::map<std::string, std::size_t>, std::less<>> counts_;
  std::map<std::string, std::string, std::less<>> guesses_;
};

}  // namespace bs::git::merge
