#include "git/format.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "git/small_file.hpp"

namespace bs::git {
namespace {

// Extensions that change nothing for who reads objects and refs as bs does. A partial clone is told by its
// missing blobs.
constexpr std::string_view k_harmless[] = {
    "noop", "noop-v1", "partialclone", "preciousobjects", "worktreeconfig", "relativeworktrees"};

Error unsupported(std::string message) {
  return Error(ErrorKind::unsupported, std::move(message));
}

void require_known_extension(std::string_view name, const std::string& value) {
  if (name == "objectformat") {
    if (!equal_ignoring_case(value, "sha1"))
      throw unsupported(fmt::format("the object format {} is not supported", value));
  } else if (name == "refstorage") {
    if (!equal_ignoring_case(value, "files"))
      throw unsupported(fmt::format("the ref format {} is not supported", value));
  } else if (std::find(std::begin(k_harmless), std::end(k_harmless), name) == std::end(k_harmless)) {
    throw unsupported(fmt::format("the repository extension {} is not known", name));
  }
}

/// True when `folder` is the work tree of this git folder: its .git is the folder, or leads to it.
bool is_home(const fs::path& folder, const fs::path& git) {
  const Look look = look_at(folder);
  return look.folders && !look.folders->work_tree.empty() &&
         canonical_path(look.folders->git) == canonical_path(git);
}

}  // namespace

Config read_config(const GitFolders& folders) {
  Config config;
  if (const auto text = read_git_file(folders.common, "config", k_config_cap)) config = Config::parse(*text);
  if (config.is_true("extensions.worktreeconfig")) {
    if (const auto text = read_git_file(folders.git, "config.worktree", k_config_cap))
      config.append(Config::parse(*text));
  }
  return config;
}

void require_known_format(const Config& config) {
  const std::string version = config.value("core.repositoryformatversion").value_or("0");
  if (version != "0" && version != "1")
    throw unsupported(fmt::format("the repository format version {} is not known", version));
  constexpr std::string_view k_section = "extensions.";
  for (const Config::Item& item : config.items()) {
    const std::string_view key = item.key;
    if (!key.starts_with(k_section)) continue;
    const std::string_view name = key.substr(k_section.size());
    // Format 0 gives extensions no meaning, but an object format that is named all the same is better
    // believed.
    if (version == "1" || name == "objectformat" || name == "refstorage")
      require_known_extension(name, item.value.value_or(""));
  }
}

void require_own_work_tree(const Config& config, const GitFolders& folders) {
  const auto named = config.value("core.worktree");
  if (!named) return;
  const fs::path folder = seen_from(folders.git, *named);
  if (named->find('\0') == std::string::npos) {
    if (is_home(folder, folders.git)) return;
    // A linked work tree shares the configuration of a submodule, whose own core.worktree starts at the
    // common folder.
    if (is_home(seen_from(folders.common, *named), folders.common)) return;
  }
  throw Error(ErrorKind::unreadable,
              fmt::format("core.worktree leads to {}, which is not this repository's", folder.native()))
      .hint("remove core.worktree from its configuration");
}

}  // namespace bs::git
