#pragma once
/// Scanning: repositories on disk → RepositoryScan values (catalog.md §2). Reads through worker processes with limits
/// (reliability.md §1); knows nothing of the store: what is known comes in, results go out through callbacks.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/base/paths.hpp"
#include "bs/git/work_tree.hpp"
#include "bs/model/scanned.hpp"
#include "bs/model/workspace.hpp"

namespace bs::scan {

struct ScanOptions {
  std::vector<fs::path> roots;         ///< absolute
  model::WorkspaceConfig config;
  std::vector<fs::path> trust;         ///< --trust and bs.yaml's
  std::string revision;                ///< --rev: for every repository that has it; "" = default_tip
  bool work_tree = false;              ///< --worktree: read the files on disk
  /// With work_tree and one repository: its files, when somebody has listed them already.
  std::shared_ptr<const git::WorkTreeList> listed;
  unsigned workers = 0;                ///< 0 = processors
  double wall_seconds = 30;            ///< a repository
  bool force = false;                  ///< read also what is unchanged
  Seconds now = 0;
};

/// Callbacks run in the parent, one at a time.
struct ScanEvents {
  /// Before reading anything: every repository found, to compare with what is known. Return what is stored of it (nullopt: new).
  std::function<std::optional<model::KnownRepository>(const std::string& path)> known;
  /// For a repository whose files will be read: its stored catalog files.
  std::function<std::vector<model::KnownRepository::File>(const std::string& identity)> known_files;
  std::function<void(model::RepositoryScan&&)> result;
  std::function<void(std::size_t done, std::size_t total, const std::string& current)> progress;
};

struct ScanSummary {
  std::size_t found = 0;      ///< repositories
  std::size_t unchanged = 0;  ///< skipped by their refs
  std::size_t read = 0;
  std::size_t unreadable = 0;
  std::vector<std::string> present;        ///< identities seen, read or skipped: what is known below the roots and not here has gone
  std::vector<fs::path> unreadable_roots;  ///< nothing below them may be pruned or marked gone
  std::vector<std::pair<std::string, std::string>> discovery_problems;  ///< path, reason
};

/// Two clones of one origin are one repository: the one with the newer tip is read, the others are told in `progress` only as skipped.
ScanSummary scan(const ScanOptions& options, const ScanEvents& events);

/// One repository in this process, without a worker: for `bs catalog infer`, `diff REV..REV` and tests.
model::RepositoryScan scan_repository(const fs::path& path, const ScanOptions& options);

}  // namespace bs::scan
