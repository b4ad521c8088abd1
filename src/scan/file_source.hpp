#pragma once
/// The files of one repository as the reader sees them: a revision's, through git objects, or a work tree's,
/// as they lie on disk.
#include <memory>

#include "bs/git/repository.hpp"
#include "bs/git/work_tree.hpp"

namespace bs::scan {

using Visit = std::function<git::WalkStep(const git::Entry&)>;

class FileSource {
 public:
  virtual ~FileSource() = default;
  /// Everything below a folder ("" is the root), folders before their content.
  virtual git::WalkResult walk(std::string_view folder, const Visit& visit) const = 0;
  /// What stands at a path, links not followed. Error unreadable when a folder on the way cannot be read.
  virtual std::optional<git::Entry> entry_at(std::string_view path) const = 0;
  /// The bytes of a file, or where a link leads.
  virtual git::Blob read(const git::Entry& entry, std::uint64_t cap) const = 0;

 protected:
  FileSource() = default;
  FileSource(const FileSource&) = default;
  FileSource& operator=(const FileSource&) = default;
};

/// `repository` must outlive the source.
std::unique_ptr<FileSource> revision_source(const git::Repository& repository, const git::Oid& tree);
/// Ignored files are left out. The folder is listed once, here, unless it was already.
std::unique_ptr<FileSource> work_tree_source(const fs::path& root,
                                             std::shared_ptr<const git::WorkTreeList> listed = nullptr);

}  // namespace bs::scan
