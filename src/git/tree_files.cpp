#include "git/tree_files.hpp"
#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/merge.hpp"

namespace bs::git {

std::vector<Entry> entries_below(const Repository& repository, const Oid& tree, const std::string& folder) {
  std::vector<Entry> entries;
  Oid root = tree;
  if (!folder.empty()) {
    const auto found = repository.entry_at(tree, folder);
    if (!found || found->type != EntryType::tree) return entries;
    root = found->id;
  }
  const WalkResult walked = repository.walk(root, [&](const Entry& entry) {
    if (entry.type != EntryType::tree) entries.push_back(entry);
    return WalkStep::into;
  });
  if (walked.incomplete)
    throw Error(ErrorKind::unreadable, fmt::format("the files cannot be read whole: {}", *walked.incomplete));
  if (!walked.refused.empty())
    throw Error(ErrorKind::unreadable,
                fmt::format("the repository holds {}, which no checkout may write", walked.refused.front()));
  return entries;
}

std::string read_whole(const Repository& repository, const Oid& id, std::string_view path,
                       std::uint64_t cap) {
  Blob blob = repository.read_blob(id, cap);
  switch (blob.state) {
    case BlobState::present:
      return std::move(blob.bytes);
    case BlobState::too_large:
      throw Error(ErrorKind::limit, fmt::format("{} has {} bytes, more than the {} that are read", path,
                                                grouped(blob.size), grouped(cap)));
    case BlobState::missing:
      throw Error(ErrorKind::unreadable, fmt::format("the content of {} is missing", path));
    case BlobState::not_in_partial_clone:
      throw Error(ErrorKind::unreadable, fmt::format("the content of {} is not in this partial clone", path))
          .hint("git checkout fetches it");
    case BlobState::corrupt:
      break;
  }
  throw Error(ErrorKind::unreadable, fmt::format("the content of {} is corrupt", path));
}

FileMode mode_of(const Entry& entry) {
  if (entry.type == EntryType::symlink) return FileMode::symlink;
  return entry.executable ? FileMode::executable : FileMode::regular;
}

bool matches_blob(std::string_view bytes, const Oid& blob) {
  if (blob_id(bytes) == blob) return true;
  if (bytes.find('\n') == std::string_view::npos) return false;
  const std::string with_lf = replace_all(bytes, "\r\n", "\n");
  return (with_lf != bytes && blob_id(with_lf) == blob) ||
         blob_id(replace_all(with_lf, "\n", "\r\n")) == blob;
}

FileTree read_tree(const Repository& repository, const Oid& tree, const std::string& folder,
                   std::uint64_t bytes) {
  FileTree files;
  std::uint64_t left = bytes;
  for (const Entry& entry : entries_below(repository, tree, folder)) {
    if (entry.type == EntryType::submodule) continue;
    std::string content = read_whole(repository, entry.id, entry.path, left);
    left -= content.size();
    files.emplace(entry.path, TreeFile{std::move(content), mode_of(entry)});
  }
  return files;
}

}  // namespace bs::git
