#include "git/ref_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/paths.hpp"
#include "git/ref_store.hpp"

namespace bs::git {
namespace {

Error cannot_write(const fs::path& path, int error) {
  return Error(ErrorKind::io, fmt::format("cannot write {}: {}", path.native(), std::strerror(error)));
}

/// git's lock of a ref: a file beside it that only one can make.
class RefLock {
 public:
  explicit RefLock(const fs::path& ref) : ref_(ref), lock_(ref.native() + ".lock") {
    file_ = Fd(open(lock_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (file_) return;
    if (errno != EEXIST) throw cannot_write(lock_, errno);
    throw Error(ErrorKind::io, fmt::format("{} is there: another git writes this branch", lock_.native()))
        .hint("remove that file when none runs");
  }
  RefLock(const RefLock&) = delete;
  RefLock& operator=(const RefLock&) = delete;
  ~RefLock() {
    if (file_) unlink(lock_.c_str());
  }

  void commit(std::string_view text) {
    rmdir(ref_.c_str());  // an empty folder that deleted branches left; anything else stays
    if (!write_all(file_.get(), text) || fsync(file_.get()) != 0 || rename(lock_.c_str(), ref_.c_str()) != 0)
      throw cannot_write(ref_, errno);
    file_ = Fd();
  }

 private:
  fs::path ref_;
  fs::path lock_;
  Fd file_;
};

void make_folders_of(const fs::path& common, const std::string& name) {
  for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
    const fs::path folder = common / name.substr(0, slash);
    if (mkdir(folder.c_str(), 0777) == 0) continue;
    if (errno != EEXIST) throw cannot_write(folder, errno);
    struct stat info {};
    if (lstat(folder.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) throw cannot_write(folder, ENOTDIR);
  }
}

/// "a" and "a/b" cannot both be branches.
void require_free_name(const RefStore& refs, const std::string& branch) {
  for (const std::string& ref : refs.names_below("refs/heads/")) {
    const std::string other = short_ref_name(ref);
    if (other == branch || (!is_below(other, branch) && !is_below(branch, other))) continue;
    throw Error(ErrorKind::usage, fmt::format("the branch {} stands in the way of {}", other, branch));
  }
}

}  // namespace

void write_branch(const fs::path& common, const std::string& branch, const std::optional<Oid>& from,
                  const Oid& to) {
  const std::string name = "refs/heads/" + branch;
  if (branch.empty() || branch == "HEAD" || branch.starts_with('-') || !is_ref_name(name))
    throw Error(ErrorKind::usage, fmt::format("{} is no name for a branch", branch));
  require_free_name(RefStore(common, common), branch);
  make_folders_of(common, name);
  RefLock lock(common / name);
  const auto now = RefStore(common, common).follow(name);
  const bool is_as_expected = from ? now && now->id == *from : !now;
  if (!is_as_expected)
    throw Error(ErrorKind::usage, from ? fmt::format("the branch {} moved meanwhile", branch)
                                       : fmt::format("the branch {} exists already", branch));
  lock.commit(to.hex() + "\n");
}

}  // namespace bs::git
