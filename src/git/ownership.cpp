#include "git/ownership.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"

namespace bs::git {
namespace {

/// The user who became root with sudo.
std::optional<uid_t> calling_user() {
  if (geteuid() != 0) return std::nullopt;
  const auto text = environment("SUDO_UID");
  uid_t user = 0;
  if (!text) return std::nullopt;
  const char* end = text->data() + text->size();
  const auto [rest, fault] = std::from_chars(text->data(), end, user);
  if (fault != std::errc() || rest != end) return std::nullopt;
  return user;
}

}  // namespace

bool is_trusted(const fs::path& path, const std::vector<fs::path>& trust) {
  return std::any_of(trust.begin(), trust.end(),
                     [&](const fs::path& folder) { return folder == "*" || lies_below(path, folder); });
}

void require_own(const GitFolders& folders, const std::vector<fs::path>& trust) {
  const auto caller = calling_user();
  for (const fs::path* path : {&folders.git_file, &folders.work_tree, &folders.git, &folders.common}) {
    if (path->empty()) continue;
    struct stat info {};
    if (lstat(path->c_str(), &info) != 0)
      throw Error(ErrorKind::unreadable,
                  fmt::format("{} cannot be read: {}", path->native(), std::strerror(errno)));
    if (info.st_uid == geteuid() || info.st_uid == caller) continue;
    const fs::path& top = folders.work_tree.empty() ? folders.git : folders.work_tree;
    if (is_trusted(top, trust) && is_trusted(*path, trust)) return;
    throw Error(ErrorKind::unreadable, fmt::format("not owned by you: it belongs to user {}", info.st_uid))
        .hint(fmt::format("--trust {} reads it all the same", top.native()));
  }
}

}  // namespace bs::git
