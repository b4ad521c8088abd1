#include "git/git_folder.hpp"

#include <sys/stat.h>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "git/config.hpp"
#include "git/small_file.hpp"

namespace bs::git {
namespace {

// "gitdir: " and the longest path there is.
constexpr std::size_t k_git_file_cap = 8 + 4096 + 2;

bool lies_there(const fs::path& path) {
  struct stat info {};
  return lstat(path.c_str(), &info) == 0;
}

bool is_folder(const fs::path& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

/// The folder that the one-line file `name` in `git` leads to; nullopt when there is no such file or it is
/// faulty.
std::optional<fs::path> linked_folder(const fs::path& git, std::string_view name) {
  const SmallFile file = read_small_file(git / name, k_git_file_cap);
  if (!file.present()) return std::nullopt;
  const std::string_view text = first_line(file.text);
  if (text.empty() || text.find('\0') != std::string_view::npos) return std::nullopt;
  return seen_from(git, text);
}

Look look_at_bare(const fs::path& folder) {
  if (!lies_there(folder / "HEAD") || !is_folder(folder / "objects") || !is_folder(folder / "refs"))
    return {};
  return {GitFolders{folder, folder, {}, {}, Layout::bare}, {}};
}

/// Completes a git folder that was found; `fault` when it is none.
Look complete(GitFolders folders) {
  if (!lies_there(folders.git / "HEAD"))
    return {{},
            folders.git_file.empty()
                ? std::string(".git has no HEAD")
                : fmt::format(".git leads to {}, where no repository is", folders.git.native())};
  folders.common = folders.git;
  if (lies_there(folders.git / "commondir")) {
    const auto common = linked_folder(folders.git, "commondir");
    if (!common) return {{}, "commondir leads nowhere"};
    // A linked work tree's folder is COMMON/worktrees/NAME; anything else would read a repository that does
    // not know of it.
    if (!lies_below(folders.git, *common))
      return {{}, fmt::format("commondir leads to {}, out of the repository", common->native())};
    folders.common = *common;
    folders.layout = Layout::linked_work_tree;
  }
  if (!is_folder(folders.common / "objects")) return {{}, "the folder objects is missing"};
  return {std::move(folders), {}};
}

Look follow_git_file(const fs::path& folder) {
  const SmallFile file = read_small_file(folder / ".git", k_git_file_cap);
  if (!file.present()) return {{}, fmt::format(".git {}", fault_of(file.state))};
  constexpr std::string_view k_prefix = "gitdir:";
  const std::string_view text = first_line(file.text);
  if (!text.starts_with(k_prefix) || text.find('\0') != std::string_view::npos)
    return {{}, ".git is neither a folder nor leads to one"};
  const std::string_view target = trim(text.substr(k_prefix.size()));
  if (target.empty()) return {{}, ".git is neither a folder nor leads to one"};
  const fs::path git = seen_from(folder, target);
  return complete({git, {}, folder, folder / ".git", Layout::work_tree});
}

}  // namespace

Look look_at(const fs::path& folder) {
  const fs::path dot_git = folder / ".git";
  struct stat info {};
  if (lstat(dot_git.c_str(), &info) != 0) return look_at_bare(folder);
  if (S_ISDIR(info.st_mode)) return complete({dot_git, {}, folder, {}, Layout::work_tree});
  if (S_ISREG(info.st_mode)) return follow_git_file(folder);
  return {{}, S_ISLNK(info.st_mode) ? ".git is a symbolic link" : ".git is neither a folder nor a file"};
}

bool leads_home(const GitFolders& folders) {
  if (folders.git_file.empty()) return true;
  const fs::path home = canonical_path(folders.git_file);
  if (const auto back = linked_folder(folders.git, "gitdir")) return canonical_path(*back) == home;
  const SmallFile config = read_small_file(folders.git / "config", k_config_cap);
  if (!config.present()) return false;
  try {
    const auto work_tree = Config::parse(config.text).value("core.worktree");
    return work_tree && canonical_path(folders.git / *work_tree) == home.parent_path();
  } catch (const Error&) {
    return false;  // a configuration that cannot be read names nothing
  }
}

fs::path seen_from(const fs::path& folder, std::string_view path) {
  fs::path out = (folder / path).lexically_normal();
  return out.has_filename() ? out : out.parent_path();
}

fs::path canonical_path(const fs::path& path) {
  std::error_code ignored;
  fs::path out = fs::weakly_canonical(path, ignored);
  if (ignored || out.empty()) out = fs::absolute(path, ignored).lexically_normal();
  // "a/" and "a" are one folder.
  return out.has_filename() ? out : out.parent_path();
}

bool lies_below(const fs::path& path, const fs::path& folder) {
  const std::string inner = canonical_path(path).native();
  const std::string outer = canonical_path(folder).native();
  return outer == "/" || is_below(inner, outer);
}

}  // namespace bs::git
