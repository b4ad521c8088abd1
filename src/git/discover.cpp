#include "bs/git/discover.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "git/folder_list.hpp"
#include "git/git_folder.hpp"

namespace bs::git {
namespace {

/// What a search needs to know of one folder.
struct Listing {
  std::vector<std::string> folders;  ///< sorted
  bool has_dot_git = false;
  int bare_parts = 0;  ///< how many of HEAD, objects, refs
  int error = 0;       ///< an errno when the folder could not be read

  bool may_be_repository() const { return has_dot_git || bare_parts == 3; }
};

Listing list(const fs::path& folder, bool follow) {
  Listing listing;
  const FolderStream stream =
      open_stream(Fd(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW))));
  if (!stream) {
    listing.error = errno;
    return listing;
  }
  while (const dirent* entry = readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    listing.has_dot_git = listing.has_dot_git || name == ".git";
    if (name == "HEAD" || name == "objects" || name == "refs") ++listing.bare_parts;
    if (S_ISDIR(type_of(stream.get(), *entry))) listing.folders.emplace_back(name);
  }
  std::sort(listing.folders.begin(), listing.folders.end());
  return listing;
}

Found found_of(const fs::path& path, const GitFolders& folders) {
  return {path, folders.git, folders.layout == Layout::bare, folders.layout == Layout::linked_work_tree};
}

class Search {
 public:
  Search(const fs::path& root, const std::function<bool(std::string_view)>& ignored, std::size_t depth)
      : root_(root), ignored_(ignored), depth_(depth) {}

  DiscoverResult run() {
    struct stat info {};
    if (stat(root_.c_str(), &info) != 0) {
      const ErrorKind kind =
          errno == ENOENT || errno == ENOTDIR ? ErrorKind::not_found : ErrorKind::unreadable;
      throw Error(kind, fmt::format("{} cannot be searched: {}", root_.native(), std::strerror(errno)));
    }
    pending_.push_back({"", 0});
    while (!pending_.empty()) {
      const Pending next = std::move(pending_.back());
      pending_.pop_back();
      search(next);
    }
    if (too_deep_ > 0)
      problem(root_, fmt::format("{} deeper than {} were not searched",
                                 count_of(too_deep_, "folder", "folders"), depth_));
    std::sort(result_.repositories.begin(), result_.repositories.end(),
              [](const Found& a, const Found& b) { return a.path < b.path; });
    return std::move(result_);
  }

 private:
  struct Pending {
    std::string relative;
    std::size_t depth;
  };

  void search(const Pending& at) {
    const fs::path folder = at.relative.empty() ? root_ : root_ / at.relative;
    const Listing listing = list(folder, at.relative.empty());
    if (listing.error != 0) return unreadable(at, folder, listing.error);
    if (listing.may_be_repository() && is_repository(folder)) return;
    if (at.depth >= depth_) {
      too_deep_ += listing.folders.size();
      return;
    }
    for (const std::string& name : listing.folders) {
      std::string relative = join_path(at.relative, name);
      if (!ignored_ || !ignored_(relative)) pending_.push_back({std::move(relative), at.depth + 1});
    }
  }

  void unreadable(const Pending& at, const fs::path& folder, int error) {
    const std::string message = fmt::format("the folder cannot be read: {}", std::strerror(error));
    if (at.relative.empty())
      throw Error(ErrorKind::unreadable, fmt::format("{}: {}", folder.native(), message));
    // Gone between listing and opening: nobody's fault.
    if (error != ENOENT) problem(folder, message);
  }

  /// True when the folder's content is a checkout's or a repository's, also when it is a broken one's.
  bool is_repository(const fs::path& folder) {
    const Look look = look_at(folder);
    if (!look.folders) {
      if (!look.fault.empty()) problem(folder, look.fault);
      return !look.fault.empty();
    }
    if (!look.folders->git_file.empty() && !lies_below(look.folders->git, root_) &&
        !leads_home(*look.folders)) {
      problem(folder,
              fmt::format(".git leads to {}, outside of what is scanned", look.folders->git.native()));
    } else {
      result_.repositories.push_back(found_of(folder, *look.folders));
    }
    return true;
  }

  void problem(const fs::path& path, std::string text) {
    result_.problems.emplace_back(path, std::move(text));
  }

  const fs::path& root_;
  const std::function<bool(std::string_view)>& ignored_;
  std::size_t depth_;
  std::vector<Pending> pending_;
  std::size_t too_deep_ = 0;
  DiscoverResult result_;
};

}  // namespace

DiscoverResult discover(const fs::path& root, const std::function<bool(std::string_view)>& ignored,
                        std::size_t depth) {
  return Search(root, ignored, depth).run();
}

std::optional<Found> enclosing(const fs::path& path) {
  for (fs::path folder = canonical_path(path);; folder = folder.parent_path()) {
    const Look look = look_at(folder);
    if (look.folders) {
      // Standing in .git is standing in its work tree.
      if (folder.filename() == ".git") continue;
      return found_of(folder, *look.folders);
    }
    // A faulty .git is a repository that cannot be read: opening it says why.
    if (!look.fault.empty()) return Found{folder, folder / ".git", false, false};
    if (folder == folder.root_path()) return std::nullopt;
  }
}

}  // namespace bs::git
