#include <sys/stat.h>

#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "git/git_folder.hpp"
#include "git/ref_store.hpp"
#include "git/small_file.hpp"

namespace bs::git {
namespace {

constexpr std::size_t k_ref_cap = 4096;
constexpr int k_max_links = 5;

class Fingerprint {
 public:
  void add(std::string_view text) {
    hash_ = fnv1a(text, hash_);
    hash_ = fnv1a(std::string_view("\0", 1), hash_);
  }

  /// What changes whenever a file is replaced or written; an absent file has an identity as well.
  void add_identity(const fs::path& path) {
    struct stat info {};
    if (lstat(path.c_str(), &info) != 0) return add("absent");
    add(fmt::format("{} {} {} {}.{} {}.{}", info.st_dev, info.st_ino, info.st_size, info.st_mtim.tv_sec,
                    info.st_mtim.tv_nsec, info.st_ctim.tv_sec, info.st_ctim.tv_nsec));
  }

  std::uint64_t value() const { return hash_ == 0 ? 1 : hash_; }

 private:
  std::uint64_t hash_ = fnv1a("refs 1");
};

/// Adds a ref and what it leads to. False when it cannot be told, or for HEAD when it is not there.
bool add_ref(Fingerprint& out, const fs::path& git, const fs::path& common, std::string name) {
  for (int link = 0; link <= k_max_links; ++link) {
    out.add(name);
    const SmallFile file = read_small_file((name == "HEAD" ? git : common) / name, k_ref_cap);
    if (file.state == FileState::absent) {
      if (name == "HEAD") return false;
      out.add_identity(common / "packed-refs");
      return true;
    }
    if (!file.present()) return false;
    out.add(file.text);
    const auto ref = parse_ref(file.text);
    if (!ref) return false;
    if (!ref->is_symbolic()) return true;
    name = ref->target;
  }
  return false;
}

}  // namespace

std::uint64_t refs_fingerprint(const Found& repository) {
  const fs::path& git = repository.git_folder;
  fs::path common = git;
  if (repository.linked) {
    const SmallFile file = read_small_file(git / "commondir", k_ref_cap);
    if (!file.present()) return 0;
    common = seen_from(git, first_line(file.text));
  }
  Fingerprint out;
  if (!add_ref(out, git, common, "HEAD") || !add_ref(out, git, common, "refs/remotes/origin/HEAD")) return 0;
  for (const fs::path& file : {common / "config", git / "config.worktree", common / "shallow"})
    out.add_identity(file);
  return out.value();
}

}  // namespace bs::git
