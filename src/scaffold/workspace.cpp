#include "scaffold/workspace.hpp"

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"

namespace bs::scaffold {
namespace {

/// What a look at a file counts, so that steps which go through all files again and again end.
constexpr std::uint64_t k_cost_of_look = 128;

Error refused(std::string_view path, std::string_view reason) {
  return Error(ErrorKind::config, fmt::format("\"{}\" may not be written: {}", path, reason));
}

}  // namespace

std::string Workspace::path_of(std::string_view written) {
  std::string path;
  if (written.starts_with('/')) throw refused(written, *refusal_of(written));
  for (const std::string_view part : split(written, '/')) {
    if (part.empty() || part == ".") continue;
    if (!path.empty()) path += '/';
    path += part;
  }
  if (path.empty()) return path;
  if (const auto reason = refusal_of(path)) throw refused(written, *reason);
  return path;
}

const TreeFile* Workspace::find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

bool Workspace::is_folder(std::string_view path) const {
  if (path.empty()) return true;
  const auto first = files_.lower_bound(fmt::format("{}/", path));
  return first != files_.end() && is_below(first->first, path);
}

void Workspace::check_way(std::string_view path) const {
  if (is_folder(path)) throw refused(path, "a folder of this name is there");
  for (std::string_view folder = parent_of(path); !folder.empty(); folder = parent_of(folder)) {
    const TreeFile* file = find(folder);
    if (file == nullptr) continue;
    throw refused(path, fmt::format("\"{}\" is a {}", folder,
                                    file->mode == FileMode::symlink ? "symbolic link" : "file"));
  }
}

void Workspace::count_bytes(std::uint64_t bytes) {
  if (bytes > limits_.bytes - std::min(bytes_, limits_.bytes))
    throw Error(ErrorKind::limit,
                fmt::format("the template works through more than {} bytes", grouped(limits_.bytes)));
  bytes_ += bytes;
}

void Workspace::put(const std::string& path, TreeFile file) {
  count_bytes(file.bytes.size());
  if (const auto there = files_.find(path); there != files_.end()) {
    there->second = std::move(file);
    return;
  }
  if (const auto reason = refusal_of(path)) throw refused(path, *reason);
  check_way(path);
  if (files_.size() >= limits_.files)
    throw Error(ErrorKind::limit,
                fmt::format("the template makes more than {} files", grouped(limits_.files)));
  files_.emplace(path, std::move(file));
}

std::vector<FileTree::const_iterator> Workspace::below(std::string_view folder) {
  std::vector<FileTree::const_iterator> found;
  auto at = folder.empty() ? files_.begin() : files_.lower_bound(fmt::format("{}/", folder));
  for (; at != files_.end() && is_below(at->first, folder); ++at) found.push_back(at);
  count_bytes(found.size() * k_cost_of_look);
  return found;
}

void Workspace::erase(std::string_view path) {
  if (const auto file = files_.find(path); file != files_.end()) {
    files_.erase(file);
    return;
  }
  for (const auto at : below(path)) files_.erase(at);
}

void Workspace::rename(const std::string& from, const std::string& to, bool overwrites) {
  if (!has(from) || from.empty())
    throw Error(ErrorKind::not_found, fmt::format("there is no \"{}\" to rename", from));
  if (from == to) return;
  if (is_below(to, from))
    throw Error(ErrorKind::config, fmt::format("\"{}\" cannot be moved into itself, to \"{}\"", from, to));
  if (has(to)) {
    if (!overwrites)
      throw Error(ErrorKind::config, fmt::format("\"{}\" cannot be renamed: \"{}\" is there", from, to))
          .hint("overwrite: true replaces it");
    if (is_below(from, to))
      throw Error(ErrorKind::config,
                  fmt::format("\"{}\" cannot take the place of \"{}\", which holds it", from, to));
    erase(to);
  }
  // Taken out first, so that what stands at the old place is not on the way of the new.
  std::vector<FileTree::node_type> moved;
  if (const auto file = files_.find(from); file != files_.end()) {
    moved.push_back(files_.extract(file));
  } else {
    for (const auto at : below(from)) moved.push_back(files_.extract(at));
  }
  for (FileTree::node_type& node : moved) {
    count_bytes(k_cost_of_look);
    node.key() = to + node.key().substr(from.size());
    if (const auto reason = refusal_of(node.key())) throw refused(node.key(), *reason);
    check_way(node.key());
    files_.insert(std::move(node));
  }
}

}  // namespace bs::scaffold
