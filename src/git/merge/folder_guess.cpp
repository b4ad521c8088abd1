#include "git/merge/folder_guess.hpp"

#include "bs/base/paths.hpp"

namespace bs::git::merge {

void FolderGuess::learn(std::string_view from, std::string_view to) {
  std::string_view old_folder = parent_of(from), new_folder = parent_of(to);
  while (old_folder != new_folder) {
    ++counts_[std::string(old_folder)][std::string(new_folder)];
    // The folders above moved as well where their last part is the same.
    if (old_folder.empty() || new_folder.empty() || base_name(old_folder) != base_name(new_folder)) break;
    old_folder = parent_of(old_folder);
    new_folder = parent_of(new_folder);
  }
}

void FolderGuess::settle() {
  for (const auto& [folder, targets] : counts_) {
    std::size_t most = 0;
    for (const auto& [target, count] : targets) {
      if (count <= most) continue;
      most = count;
      guesses_[folder] = target;
    }
  }
}

std::optional<std::string> FolderGuess::place_of(std::string_view path) const {
  const auto found = guesses_.find(parent_of(path));
  if (found == guesses_.end()) return std::nullopt;
  return join_path(found->second, base_name(path));
}

}  // namespace bs::git::merge
