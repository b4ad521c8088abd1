#include "bs/git/repository.hpp"

#include <sys/stat.h>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "git/format.hpp"
#include "git/ownership.hpp"
#include "git/small_file.hpp"
#include "git/state.hpp"

namespace bs::git {
namespace {

constexpr std::size_t k_head_cap = 4096;
constexpr std::size_t k_shallow_cap = std::size_t{64} << 20;

GitFolders find(const fs::path& given) {
  const fs::path path = seen_from(given, ".");
  // The .git folder itself stands for its work tree.
  if (path.filename() == ".git") {
    const Look around = look_at(path.parent_path());
    if (around.folders && around.folders->git == path) return *around.folders;
  }
  Look look = look_at(path);
  if (look.folders) return std::move(*look.folders);
  if (!look.fault.empty()) throw Error(ErrorKind::unreadable, look.fault);
  throw Error(ErrorKind::not_found, fmt::format("{} is not a git repository", path.native()));
}

void require_leading_home(const GitFolders& folders, const OpenOptions& options) {
  if (leads_home(folders)) return;
  if (options.root && lies_below(folders.git, *options.root)) return;
  if (is_trusted(folders.git, options.trust)) return;
  throw Error(ErrorKind::unreadable,
              fmt::format(".git leads to {}, which does not lead back", folders.git.native()))
      .hint(fmt::format("--trust {} follows it all the same", folders.git.native()));
}

void require_head(const fs::path& git) {
  const auto text = read_git_file(git, "HEAD", k_head_cap);
  if (!text || !parse_ref(*text))
    throw Error(ErrorKind::unreadable, "HEAD names neither a branch nor a commit");
}

OidSet read_shallow(const fs::path& common) {
  OidSet ids;
  const auto text = read_git_file(common, "shallow", k_shallow_cap);
  if (!text) return ids;
  for (const std::string_view line : split_lines(*text)) {
    const auto id = Oid::from_hex(trim(line));
    if (!id) throw Error(ErrorKind::unreadable, "shallow holds a line that is no commit's hash");
    ids.insert(*id);
  }
  return ids;
}

bool has_promisor(const Config& config) {
  if (config.value("extensions.partialclone")) return true;
  for (const std::string& remote : config.names_below("remote", "promisor")) {
    if (config.is_true(fmt::format("remote.{}.promisor", remote))) return true;
  }
  return false;
}

std::optional<Seconds> modified(const fs::path& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) return std::nullopt;
  return static_cast<Seconds>(info.st_mtime);
}

}  // namespace

Repository::Repository(std::unique_ptr<State> state) : state_(std::move(state)) {}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

Repository Repository::open(const fs::path& path, const OpenOptions& options) {
  GitFolders folders = find(path);
  require_own(folders, options.trust);
  require_leading_home(folders, options);
  Config config = read_config(folders);
  require_known_format(config);
  require_own_work_tree(config, folders);
  require_head(folders.git);
  auto state = std::make_unique<State>(path, std::move(folders), std::move(config));
  state->shallow = read_shallow(state->folders.common);
  state->has_promisor = has_promisor(state->config);
  return Repository(std::move(state));
}

Layout Repository::layout() const {
  return state_->folders.layout;
}
const fs::path& Repository::path() const {
  return state_->path;
}
fs::path Repository::git_folder() const {
  return state_->folders.git;
}
fs::path Repository::common_folder() const {
  return state_->folders.common;
}
bool Repository::is_shallow() const {
  return !state_->shallow.empty();
}
bool Repository::is_partial() const {
  return state_->is_partial();
}

std::optional<fs::path> Repository::work_tree() const {
  if (state_->folders.work_tree.empty()) return std::nullopt;
  return state_->folders.work_tree;
}

std::optional<std::string> Repository::origin_url() const {
  return state_->config.value("remote.origin.url");
}

std::optional<std::string> Repository::current_branch() const {
  constexpr std::string_view k_branches = "refs/heads/";
  const auto head = state_->refs.read("HEAD");
  if (!head || !head->target.starts_with(k_branches)) return std::nullopt;
  return head->target.substr(k_branches.size());
}

std::optional<Repository::Tip> Repository::default_tip() const {
  for (const std::string_view name : {"refs/remotes/origin/HEAD", "HEAD"}) {
    // A clone's origin/HEAD may lead to a branch that was renamed and pruned since: then HEAD tells.
    const auto found = state_->refs.follow(name);
    if (!found) continue;
    std::string shown_name = short_ref_name(found->name);
    const Oid commit = state_->peel_to_commit(found->id, shown_name);
    return Tip{std::move(shown_name), commit};
  }
  return std::nullopt;
}

std::optional<Commit> Repository::find_commit(const Oid& id) const {
  return state_->read_commit(id);
}

std::optional<Seconds> Repository::fetched_at() const {
  if (state_->config.names_below("remote", "url").empty()) return std::nullopt;
  const fs::path& common = state_->folders.common;
  // Each work tree has its own FETCH_HEAD; a fresh clone has none.
  const auto fetched =
      std::max(modified(state_->folders.git / "FETCH_HEAD"), modified(common / "FETCH_HEAD"));
  if (fetched) return fetched;
  return std::max({modified(common / "packed-refs"), modified(common / "refs/remotes"),
                   modified(common / "refs/remotes/origin")});
}

}  // namespace bs::git
