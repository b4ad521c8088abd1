#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "git/folder_list.hpp"
#include "scaffold/template_listing.hpp"

namespace bs::scaffold {
namespace {

constexpr std::size_t k_deepest = 128;  // folders, each of which is held open

Error refused(std::string_view path, std::string_view reason) {
  return Error(ErrorKind::unreadable, fmt::format("cannot read {}: {}", path, reason));
}

/// Why a name is no file of a template; nullptr: it is one, or a folder.
const char* refusal_of(const git::DiskEntry& entry) {
  if (!is_safe_component(entry.name)) return "no project may have a file of this name";
  if (S_ISDIR(entry.mode) || S_ISLNK(entry.mode)) return nullptr;
  if (!S_ISREG(entry.mode)) return "it is a device, a pipe or a socket";
  return (entry.mode & (S_ISUID | S_ISGID)) != 0 ? "it is setuid or setgid" : nullptr;
}

FileMode mode_of(unsigned mode) {
  if (S_ISLNK(mode)) return FileMode::symlink;
  return (mode & S_IXUSR) != 0 ? FileMode::executable : FileMode::regular;
}

/// Opens a folder below another, component by component; a link is no way. Nothing where there is no such
/// folder.
Fd open_below(Fd root, std::string_view folder) {
  Fd at = std::move(root);
  if (folder.empty()) return at;
  for (const std::string_view part : split(folder, '/')) {
    Fd next = git::open_folder_at(at.get(), std::string(part).c_str());
    if (!next && errno != ENOENT && errno != ENOTDIR && errno != ELOOP)
      throw refused(folder, std::strerror(errno));
    if (!next) return next;
    at = std::move(next);
  }
  return at;
}

class DiskWalk {
 public:
  explicit DiskWalk(const ListOptions& options) : options_(options) {}

  void enter(const Fd& folder, const std::string& path, std::size_t depth) {
    const auto entries = git::list_folder(folder);
    if (!entries) throw refused(path.empty() ? "." : path, std::strerror(errno));
    for (const git::DiskEntry& entry : *entries) {
      if (entry.name == ".git") continue;
      const std::string name = join_path(path, entry.name);
      if (const char* reason = refusal_of(entry)) {
        if (!options_.passes_over) throw refused(name, reason);
      } else if (!S_ISDIR(entry.mode)) {
        listing_.add({name, mode_of(entry.mode), entry.state.size});
      } else if (!options_.skips || !options_.skips(name)) {
        go_into(folder, entry.name, name, depth);
      }
    }
  }

  std::vector<TemplateFile> take() { return listing_.take(); }

 private:
  void go_into(const Fd& parent, const std::string& name, const std::string& path, std::size_t depth) {
    if (depth == k_deepest)
      throw Error(ErrorKind::limit,
                  fmt::format("cannot read {}: it lies deeper than {} folders", path, k_deepest));
    const Fd folder = git::open_folder_at(parent.get(), name.c_str());
    if (folder) return enter(folder, path, depth + 1);
    if (!options_.passes_over) throw refused(path, std::strerror(errno));
  }

  const ListOptions& options_;
  Listing listing_;
};

class DiskFiles : public TemplateFiles {
 public:
  DiskFiles(const fs::path& root, Origin origin, std::string shown_prefix)
      : TemplateFiles(std::move(origin), std::move(shown_prefix)), root_(root) {}

  std::vector<TemplateFile> list(std::string_view folder, const ListOptions& options) const override {
    if (!folder.empty() && !may_be_asked(folder)) return {};
    const Fd opened = open_below(open_root(), folder);
    if (!opened) return {};
    DiskWalk walk(options);
    walk.enter(opened, std::string(folder), 0);
    return walk.take();
  }

  std::optional<std::string> read(std::string_view path, std::uint64_t cap) const override {
    if (!may_be_asked(path)) return std::nullopt;
    const Fd folder = open_below(open_root(), parent_of(path));
    struct stat info {};
    const std::string name(base_name(path));
    if (!folder || fstatat(folder.get(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
    if (S_ISDIR(info.st_mode)) return std::nullopt;
    if (S_ISLNK(info.st_mode)) return link_target(folder, name, path);
    git::DiskEntry entry;
    entry.name = name;
    entry.mode = info.st_mode;
    if (const char* reason = refusal_of(entry)) throw refused(path, reason);
    return read_file_below(root_, path, static_cast<std::size_t>(cap));
  }

 private:
  Fd open_root() const {
    Fd root(open(root_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root) throw refused(root_.native(), std::strerror(errno));
    return root;
  }

  static std::string link_target(const Fd& folder, const std::string& name, std::string_view path) {
    std::string target(4097, '\0');
    const ssize_t length = readlinkat(folder.get(), name.c_str(), target.data(), target.size());
    if (length < 0) throw refused(path, std::strerror(errno));
    if (static_cast<std::size_t>(length) == target.size()) throw refused(path, "its target is too long");
    target.resize(static_cast<std::size_t>(length));
    return target;
  }

  fs::path root_;
};

}  // namespace

TemplateFilesPtr disk_files(const fs::path& root, Origin origin) {
  const std::string shown = short_path(root);
  const std::string prefix = shown == "." ? "" : shown.ends_with('/') ? shown : shown + "/";
  return std::make_shared<DiskFiles>(root, std::move(origin), prefix);
}

}  // namespace bs::scaffold
