#pragma once
/// The files around a template at one revision: those of the binary, of a folder on disk, of a git revision,
/// or in memory. Nothing outside is ever read: no path leaves the root, and a symlink is data, not a way.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/embedded.hpp"
#include "bs/base/file_tree.hpp"
#include "bs/git/repository.hpp"

namespace bs::scaffold {

/// Where a template's files come from, as the answers of a project name it (model::TemplateLink).
struct Origin {
  std::string source;  ///< "shipped", the origin URL of a repository (normalise_url's sense, no credentials),
                       ///< else an absolute path
  std::string ref;     ///< "v3.2.0", "main"; "" for the files of a folder
  std::string commit;  ///< 40 digits; "" where there is none
};

struct TemplateFile {
  std::string path;  ///< below the root
  FileMode mode = FileMode::regular;
  std::uint64_t size = 0;
};

/// Listing for those who look for something in folders that need not be a template's.
struct ListOptions {
  /// Folders that are not entered, by their path; empty: all are.
  std::function<bool(std::string_view folder)> skips;
  /// Special files, submodules and names that no project may have are passed over, not refused.
  bool passes_over = false;
};

class TemplateFiles {
 public:
  virtual ~TemplateFiles() = default;
  /// Every regular file and symlink below `folder` ("" all; dotfiles too, .git never), sorted by bytes;
  /// nothing where there is no such folder. Error limit above 100,000 files; unreadable where a folder or
  /// tree cannot be read, or where a special file or a submodule lies on the way.
  virtual std::vector<TemplateFile> list(std::string_view folder, const ListOptions& options = {}) const = 0;
  /// A file's bytes (a symlink's target); nullopt: no file there. Error limit above `cap`, unreadable.
  virtual std::optional<std::string> read(std::string_view path, std::uint64_t cap = 64u << 20) const = 0;
  const Origin& origin() const { return origin_; }
  /// How a place in these files is shown: "platform/templates/go/template.yaml".
  std::string shown(std::string_view path) const { return shown_prefix_ + std::string(path); }

 protected:
  TemplateFiles(Origin origin, std::string shown_prefix)
      : origin_(std::move(origin)), shown_prefix_(std::move(shown_prefix)) {}

 private:
  Origin origin_;
  std::string shown_prefix_;
};

/// The file or symlink at a path, without reading it; nullopt: there is none, or it is a folder.
std::optional<TemplateFile> find_file(const TemplateFiles& files, std::string_view path);

using TemplateFilesPtr = std::shared_ptr<const TemplateFiles>;

/// Files whose names begin with `prefix` ("templates/"), which is cut off. One that begins with "#!" is
/// executable.
TemplateFilesPtr embedded_files(embedded::Files files, std::string_view prefix, Origin origin);
/// A folder on disk, ignored files included. Setuid, devices, sockets and pipes are refused when they are
/// listed.
TemplateFilesPtr disk_files(const fs::path& root, Origin origin);
/// A commit's tree. The repository is kept open as long as the files are.
TemplateFilesPtr revision_files(std::shared_ptr<const git::Repository> repository, const git::Commit& commit,
                                Origin origin);
TemplateFilesPtr memory_files(FileTree tree, Origin origin = {});

}  // namespace bs::scaffold
