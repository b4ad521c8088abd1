#pragma once
/// One side of a check: the content of a repository, as it lies on disk or at a commit, and what the scan
/// finds in it.
#include <memory>
#include <string>

#include "bs/facts/collect.hpp"
#include "bs/facts/snapshot.hpp"
#include "bs/model/scanned.hpp"
#include "cli/context.hpp"

namespace bs::cli {

struct CheckSide {
  std::shared_ptr<const git::Repository> repository;  ///< nullptr: a folder without git
  std::unique_ptr<facts::Snapshot> snapshot;
  model::RepositoryScan scan;
  std::string revision;  ///< "working tree", or what was asked for
};

/// Opens a repository with the workspace's trust. Errors as git::Repository::open.
std::shared_ptr<const git::Repository> open_repository(Context& context, const fs::path& path);

/// The files on disk of a work tree. Error unreadable for a bare repository. What the scan finds is kept in
/// `cache`, which may be null.
CheckSide work_tree_side(Context& context, std::shared_ptr<const git::Repository> repository,
                         const model::WorkspaceConfig& config, facts::FactCache* cache);
/// A commit; "" is the default revision (origin/HEAD, else HEAD). `clock`: as it was seen then, not now.
CheckSide revision_side(Context& context, std::shared_ptr<const git::Repository> repository,
                        const model::WorkspaceConfig& config, const std::string& revision,
                        facts::FactCache* cache, std::optional<Seconds> clock = std::nullopt);

}  // namespace bs::cli
