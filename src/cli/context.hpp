#pragma once
/// What a running command has at hand: its arguments, the terminal, the workspace and the catalog, each made
/// when first asked for.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/base/error.hpp"
#include "bs/base/terminal.hpp"
#include "bs/catalog/store.hpp"
#include "cli/arguments.hpp"
#include "cli/output.hpp"
#include "cli/workspace.hpp"

namespace bs::cli {

class Context {
 public:
  Context(Arguments arguments, const Terminal& terminal);
  ~Context();

  const Arguments& args() const { return arguments_; }
  const Terminal& terminal() const { return terminal_; }
  const Output& output() const { return output_; }
  Output& output() { return output_; }
  Seconds now() const { return now_; }

  /// The workspace around the current folder.
  const Workspace& workspace();
  /// Scans these paths instead of the workspace's own; before the first call of workspace().
  void set_scan_paths(std::vector<fs::path> paths);
  bool has_scan_paths() const { return !scan_paths_.empty(); }
  /// --rev and --worktree of this command say what it judges, not what the catalog is made from; before the
  /// first call of catalog().
  void scan_as_usual() { scans_as_usual_ = true; }
  bool scans_as_usual() const { return scans_as_usual_; }

  /// The catalog, refreshed first (refresh.hpp) unless --no-scan or BS_NO_SCAN says otherwise.
  catalog::Store& catalog();
  /// The catalog opened for writing: `scan`, which refreshes it itself, and `prune`, after catalog().
  catalog::Store& catalog_for_writing();
  /// The catalog as it is stored, to be read alone: `doctor`, `completion`, `backup`. nullptr where there is
  /// none yet.
  catalog::Store* stored_catalog();
  /// Closes the catalog, which no fork may see open; the next call opens it anew. References to it end here.
  void close_catalog();
  /// After a call threw `damage` (sql::is_corruption): moves the catalog's file aside, says so, and forgets
  /// what was said on stdout; the command can run again, and its scan makes the catalog anew. Where it makes
  /// no scan, `damage` is thrown as an Error with a hint, and the file stays.
  void begin_anew(const Error& damage);

 private:
  bool is_frozen();
  void remember_roots();

  Arguments arguments_;
  Terminal terminal_;
  Output output_;
  Seconds now_;
  std::vector<fs::path> scan_paths_;
  std::optional<Workspace> workspace_;
  std::optional<catalog::Store> store_;
  bool scans_as_usual_ = false;
  bool is_closed_ = false;     ///< by close_catalog
  bool is_read_only_ = false;  ///< how store_ was opened
  bool scans_ = false;         ///< the command brings the catalog up to date
};

/// The entity that the user typed, or Error not_found with the nearest names; ambiguity is an Error usage
/// that lists the refs.
catalog::EntityRow entity_named(catalog::Store& store, const std::string& typed);

/// The value of --limit, else 20 at a terminal and everything (0) in a pipe or another format than the table.
std::int64_t row_limit(const Context& context);

}  // namespace bs::cli
