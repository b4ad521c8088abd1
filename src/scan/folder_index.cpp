#include "scan/folder_index.hpp"

#include "bs/base/paths.hpp"
#include "bs/model/language.hpp"

namespace bs::scan {

void FolderIndex::add(std::vector<Count>& counts, std::string_view language, std::uint32_t files) {
  const auto found = std::find_if(counts.begin(), counts.end(),
                                  [&](const Count& count) { return count.language == language; });
  if (found != counts.end()) {
    found->files += files;
  } else {
    counts.push_back({language, files});
  }
}

void FolderIndex::add_folder(std::string_view path, const git::Oid& tree) {
  const std::string_view parent = parent_of(path);
  while (folders_[current_].path != parent && current_ != 0) current_ = folders_[current_].parent;
  folders_.push_back({std::string(path), tree, current_, {}});
  current_ = folders_.size() - 1;
}

void FolderIndex::add_file(std::string_view path, std::string_view name) {
  const auto ending = model::ending_of(name);
  if (ending != last_ending_) {
    last_ending_ = ending;
    last_language_ = model::language_of_ending(ending);
  }
  if (last_language_.empty()) return;
  const std::string_view folder =
      path.substr(0, path.size() - name.size() - (path.size() > name.size() ? 1 : 0));
  while (folders_[current_].path != folder && current_ != 0) current_ = folders_[current_].parent;
  add(folders_[current_].counts, last_language_, 1);
}

void FolderIndex::finish() {
  for (std::size_t i = folders_.size(); i-- > 1;)
    for (const Count& count : folders_[i].counts)
      add(folders_[folders_[i].parent].counts, count.language, count.files);
  for (std::size_t i = 0; i < folders_.size(); ++i) by_path_.emplace(folders_[i].path, i);
}

const FolderIndex::Folder* FolderIndex::find(std::string_view folder) {
  if (by_path_.empty()) finish();
  const auto found = by_path_.find(folder);
  return found == by_path_.end() ? nullptr : &folders_[found->second];
}

const git::Oid* FolderIndex::tree_of(std::string_view folder) {
  const Folder* found = find(folder);
  return found == nullptr ? nullptr : &found->tree;
}

std::string FolderIndex::main_language(std::string_view folder) {
  const Folder* found = find(folder);
  if (found == nullptr) return "";
  const Count* best = nullptr;
  for (const Count& count : found->counts)
    if (best == nullptr || count.files > best->files ||
        (count.files == best->files && count.language < best->language))
      best = &count;
  return best == nullptr ? "" : std::string(best->language);
}

}  // namespace bs::scan
