#include "bs/match/glob.hpp"
#include "facts/lockfiles/npm_manifest.hpp"

// Which lock file is a package's: its own, or that of the workspace around it.
namespace bs::facts {
namespace {

struct Found {
  std::string path;
  std::string_view name;    ///< "yarn.lock"
  std::string_view folder;  ///< that it lies in
};

constexpr std::string_view k_judged[] = {"package-lock.json", "npm-shrinkwrap.json", "yarn.lock",
                                         "pnpm-lock.yaml"};

/// The lock files that lie in a folder.
std::vector<Found> locks_in(const Snapshot& snapshot, std::string_view folder) {
  std::vector<Found> found;
  for (const std::string_view name : {k_judged[0], k_judged[1], k_judged[2], k_judged[3],
                                      std::string_view("bun.lock"), std::string_view("bun.lockb")}) {
    const File* file = snapshot.find(join_path(folder, name));
    if (file != nullptr && file->is_regular()) found.push_back({file->path, name, folder});
  }
  return found;
}

NpmManifest manifest_in(const Snapshot& snapshot, std::string_view folder) {
  const std::string path = join_path(folder, "package.json");
  const auto text = snapshot.text(path);
  return text ? parse_npm_manifest(*text, path) : NpmManifest();
}

bool is_meant(const Found& lock, std::string_view package_manager) {
  const bool is_npm = lock.name == "package-lock.json" || lock.name == "npm-shrinkwrap.json";
  return package_manager.starts_with(is_npm ? "npm@" : lock.name.substr(0, lock.name.find_first_of(".-")));
}

/// Two tools' lock files in one folder: the one that `packageManager` means, else it cannot be told.
std::optional<Found> chosen(const std::vector<Found>& locks, std::string_view package_manager) {
  if (locks.size() == 1) return locks.front();
  for (const Found& lock : locks)
    if (!package_manager.empty() && is_meant(lock, package_manager)) return lock;
  return std::nullopt;
}

bool is_workspace_member(const NpmManifest& root, std::string_view relative) {
  bool is_member = false;
  for (const std::string& pattern : root.workspaces) {
    const bool is_negated = pattern.starts_with('!');
    std::string glob = pattern.substr(is_negated ? 1 : 0);
    if (glob.starts_with("./")) glob.erase(0, 2);
    while (glob.ends_with('/')) glob.pop_back();
    try {
      if (match::Glob(glob).matches(relative)) is_member = !is_negated;
    } catch (const Error&) {
      return false;
    }
  }
  return is_member;
}

/// Judges by one lock file; false when it does not belong to the manifest.
bool judge(LockState& state, const LockInput& input, const NpmManifest& manifest, const Found& lock) {
  state = {};
  state.path = lock.path;
  const std::size_t skipped = lock.folder.empty() ? 0 : lock.folder.size() + 1;
  const std::string_view relative =
      lock.folder == input.folder ? std::string_view() : input.folder.substr(skipped);
  if (lock.name == "pnpm-lock.yaml") return judge_pnpm_lock(state, input.snapshot, manifest, relative);
  const NpmManifest root = relative.empty() ? manifest : manifest_in(input.snapshot, lock.folder);
  if (lock.name == "yarn.lock") {
    if (!relative.empty() && !is_workspace_member(root, relative)) return false;
    judge_yarn_lock(state, input.snapshot, manifest, root.overridden);
    return true;
  }
  if (lock.name.starts_with("bun.")) return relative.empty();
  NpmManifest asked = manifest;
  asked.overridden.insert(root.overridden.begin(), root.overridden.end());
  return judge_package_lock(state, input.snapshot, asked, relative);
}

/// Whether a folder above may hold this one in its workspace: a lock file inside is then out of use.
bool has_workspace_above(const Snapshot& snapshot, std::string_view folder) {
  while (!folder.empty()) {
    folder = parent_of(folder);
    if (snapshot.find(join_path(folder, "pnpm-workspace.yaml")) != nullptr) return true;
    const auto text = snapshot.text(join_path(folder, "package.json"));
    if (text && text->find("\"workspaces\"") != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

LockState npm_lock(const LockInput& input) {
  const NpmManifest manifest = manifest_in(input.snapshot, input.folder);
  LockState state;
  std::string unclear;
  for (std::string_view at = input.folder;; at = parent_of(at)) {
    const std::vector<Found> locks = locks_in(input.snapshot, at);
    const bool is_own = at == input.folder;
    const std::string package_manager = is_own || locks.size() < 2
                                            ? manifest.package_manager
                                            : manifest_in(input.snapshot, at).package_manager;
    const auto lock = chosen(locks, package_manager);
    const bool may_be_unused = is_own && !locks.empty() && has_workspace_above(input.snapshot, at);
    if (is_own && !locks.empty()) unclear = locks.front().path;
    if (lock && !may_be_unused && judge(state, input, manifest, *lock)) return state;
    if (at.empty() || (is_own && !locks.empty() && !may_be_unused)) break;
  }
  state = {};
  state.path = unclear;  // there is one, but whose it is cannot be told
  return state;
}

}  // namespace bs::facts
