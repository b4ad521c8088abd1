#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/git/merge.hpp"
#include "git/object_writer.hpp"
#include "git/ref_store.hpp"
#include "git/ref_writer.hpp"
#include "git/text_attributes.hpp"

namespace bs::git {
namespace {

using IndexHandle = Handle<git_index, git_index_free>;

void require(int result, std::string_view what) {
  if (result >= 0) return;
  throw_if_out_of_memory();
  throw Error(ErrorKind::io, fmt::format("{}: {}", what, last_error_text()));
}

bool lies_there(const fs::path& path) {
  struct stat info {};
  return lstat(path.c_str(), &info) == 0;
}

/// Takes .git away again unless all went well.
class FreshGitFolder {
 public:
  FreshGitFolder(const fs::path& folder, const std::string& branch) : git_(folder / ".git") {
    if (lies_there(git_)) throw Error(ErrorKind::io, fmt::format("{} is there already", git_.native()));
    try {
      make(folder, branch);
    } catch (const Error&) {
      remove();
      throw;
    }
  }
  FreshGitFolder(const FreshGitFolder&) = delete;
  FreshGitFolder& operator=(const FreshGitFolder&) = delete;
  ~FreshGitFolder() {
    if (!kept_) remove();
  }
  void keep() noexcept { kept_ = true; }
  const fs::path& path() const noexcept { return git_; }

 private:
  static void make(const fs::path& folder, const std::string& branch) {
    git_repository_init_options options;
    require(git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION),
            "a repository cannot be made");
    options.flags = GIT_REPOSITORY_INIT_NO_REINIT;
    options.initial_head = branch.c_str();
    RepositoryHandle repository;
    require(git_repository_init_ext(Out(repository), folder.c_str(), &options),
            "a repository cannot be made");
  }
  void remove() const noexcept {
    std::error_code ignored;
    fs::remove_all(git_, ignored);
  }

  fs::path git_;
  bool kept_ = false;
};

unsigned mode_of(FileMode mode) {
  if (mode == FileMode::symlink) return GIT_FILEMODE_LINK;
  return mode == FileMode::executable ? GIT_FILEMODE_BLOB_EXECUTABLE : GIT_FILEMODE_BLOB;
}

/// With what lstat says, so that git need not read the file to know it for unchanged.
git_index_entry index_entry(const std::string& path, const WrittenEntry& written, const struct stat& info) {
  git_index_entry entry{};
  entry.path = path.c_str();
  entry.mode = mode_of(written.mode);
  entry.id = to_git(written.id);
  entry.ctime = {static_cast<std::int32_t>(info.st_ctim.tv_sec),
                 static_cast<std::uint32_t>(info.st_ctim.tv_nsec)};
  entry.mtime = {static_cast<std::int32_t>(info.st_mtim.tv_sec),
                 static_cast<std::uint32_t>(info.st_mtim.tv_nsec)};
  entry.dev = static_cast<std::uint32_t>(info.st_dev);
  entry.ino = static_cast<std::uint32_t>(info.st_ino);
  entry.uid = info.st_uid;
  entry.gid = info.st_gid;
  entry.file_size = static_cast<std::uint32_t>(info.st_size);
  return entry;
}

void write_index(const fs::path& git, const fs::path& folder, const TreeEdits& entries) {
  IndexHandle index;
  require(git_index_open(Out(index), (git / "index").c_str()), "the index cannot be made");
  for (const auto& [path, written] : entries) {
    struct stat info {};
    if (lstat((folder / path).c_str(), &info) != 0)
      throw Error(ErrorKind::io, fmt::format("{} cannot be read: {}", path, std::strerror(errno)));
    const git_index_entry entry = index_entry(path, *written, info);
    require(git_index_add(index.get(), &entry), fmt::format("{} cannot be added to the index", path));
  }
  require(git_index_write(index.get()), "the index cannot be written");
}

/// As git does for its first commit: `git reflog` and `HEAD@{1}` work from there on.
void write_logs(const fs::path& git, const std::string& branch, const Oid& commit, const Signature& author,
                std::string_view summary) {
  const std::string line = fmt::format("{} {} {}\tcommit (initial): {}\n", Oid().hex(), commit.hex(),
                                       signature_line(author), summary);
  for (const std::string& name : {std::string("HEAD"), "refs/heads/" + branch}) {
    const fs::path path = git / "logs" / name;
    std::error_code fault;
    fs::create_directories(path.parent_path(), fault);
    if (fault) throw Error(ErrorKind::io, fmt::format("cannot write {}: {}", path.native(), fault.message()));
    write_new_file(path, line);
  }
}

}  // namespace

Commit begin_repository(const fs::path& folder, const std::string& branch, const FileTree& files,
                        const Signature& author, const std::string& message) {
  if (branch.empty() || branch == "HEAD" || branch.starts_with('-') || !is_ref_name("refs/heads/" + branch))
    throw Error(ErrorKind::usage, fmt::format("{} is no name for a branch", branch));
  start_library();
  FreshGitFolder git(folder, branch);
  ObjectWriter writer(git.path() / "objects");
  TreeEdits entries;
  const TextAttributes attributes(files);
  for (const auto& [path, file] : files)
    entries[path] = WrittenEntry{file.mode, writer.write_blob(attributes.stored(path, file))};
  Commit commit;
  commit.tree = writer.write_tree(std::nullopt, entries);
  commit.id = writer.write_commit(commit.tree, {}, author, message);
  commit.author = commit.committer = author;
  commit.summary = message.substr(0, message.find('\n'));
  write_index(git.path(), folder, entries);
  write_branch(git.path(), branch, std::nullopt, commit.id);
  write_logs(git.path(), branch, commit.id, author, commit.summary);
  git.keep();
  return commit;
}

}  // namespace bs::git
