#pragma once
/// package.json as lock files see it, and the workspace around it.
#include <set>

#include "facts/lockfiles/lock.hpp"

namespace bs::facts {

struct NpmManifest {
  std::string path;
  std::string name;
  std::string package_manager;          ///< "pnpm@9.1.0"; "" not said
  std::vector<Dependency> required;     ///< dependencies and devDependencies; names in both are left out
  std::set<std::string> overridden;     ///< names whose version `overrides` or `resolutions` may change
  std::vector<std::string> workspaces;  ///< globs of the folders of its workspace
};

NpmManifest parse_npm_manifest(std::string_view text, const std::string& path);

/// Names of every package of the repository: a workspace takes these from its own folders.
const std::set<std::string>& own_package_names(const Snapshot& snapshot);

/// What a range of a package.json asks of the registry: "npm:other@^1" is "^1". nullopt for what is no semver
/// range (a tag, an address, a folder, "workspace:*", "catalog:").
std::optional<std::string> registry_range(const std::string& range);

// The three forms. `relative` is the manifest's folder seen from that of the lock file, "" for the same.
// False when the lock file does not know the folder.
bool judge_package_lock(LockState& state, const Snapshot& snapshot, const NpmManifest& manifest,
                        std::string_view relative);
bool judge_pnpm_lock(LockState& state, const Snapshot& snapshot, const NpmManifest& manifest,
                     std::string_view relative);
/// `overridden` by the root's resolutions.
void judge_yarn_lock(LockState& state, const Snapshot& snapshot, const NpmManifest& manifest,
                     const std::set<std::string>& overridden);

}  // namespace bs::facts
