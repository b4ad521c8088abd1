#include "bs/data/json.hpp"
#include "bs/match/semver.hpp"
#include "facts/lockfiles/npm_manifest.hpp"

// package-lock.json and npm-shrinkwrap.json. Version 1 nests "dependencies"; 2 and 3 list "packages" by
// folder.
namespace bs::facts {
namespace {

struct PackageLock {
  bool has_folders = false;  ///< versions 2 and 3
  std::map<std::string, std::string>
      entries;  ///< "node_modules/x" → version; "" for links and packages of its own
};

PackageLock parse_package_lock(std::string_view text, const std::string& path) {
  PackageLock lock;
  const data::Value root = data::parse_json(text, path);
  const data::Value* packages = root.find("packages");
  lock.has_folders = packages != nullptr && packages->is_object();
  const data::Value* entries = lock.has_folders ? packages : root.find("dependencies");
  if (entries == nullptr || !entries->is_object()) return lock;
  for (const data::Member& entry : entries->as_object())
    lock.entries[lock.has_folders ? entry.key : "node_modules/" + entry.key] =
        entry.value.string_or("version");
  return lock;
}

/// The version that Node would find from the folder: its own node_modules, then those above. nullptr: none.
const std::string* find_entry(const PackageLock& lock, std::string_view folder, const std::string& name) {
  for (std::string_view at = folder;; at = parent_of(at)) {
    const auto found = lock.entries.find(join_path(at, "node_modules/" + name));
    if (found != lock.entries.end()) return &found->second;
    if (at.empty()) return nullptr;
  }
}

/// A prerelease is left to npm, which has rules of its own for it.
bool takes(const std::string& range, const std::string& version) {
  const auto parsed = match::Semver::parse(version);
  return !parsed || !parsed->prerelease.empty() || match::SemverRange(range).holds(*parsed);
}

}  // namespace

bool judge_package_lock(LockState& state, const Snapshot& snapshot, const NpmManifest& manifest,
                        std::string_view relative) {
  bool is_known = true;
  judge_lock(state, [&] {
    const PackageLock& lock = parsed_once<PackageLock>(snapshot, state.path, parse_package_lock);
    is_known = relative.empty() || (lock.has_folders && lock.entries.count(std::string(relative)) != 0);
    if (!is_known) return;
    for (const Dependency& dependency : manifest.required) {
      const auto range = registry_range(dependency.range);
      if (!range || manifest.overridden.count(dependency.name) != 0) continue;
      const std::string* version = find_entry(lock, relative, dependency.name);
      if (version == nullptr) {
        state.problems.push_back(not_locked(manifest.path, dependency, base_name(state.path)));
      } else if (!takes(*range, *version)) {
        state.problems.push_back(
            locked_otherwise(manifest.path, dependency, base_name(state.path), *version));
      }
    }
  });
  return is_known;
}

}  // namespace bs::facts
