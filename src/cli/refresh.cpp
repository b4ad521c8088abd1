#include "cli/refresh.hpp"

#include <set>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

/// Without bs.yaml the catalog remembers which folders it was made from, so that it can be asked from
/// anywhere.
std::vector<fs::path> roots_of(const Workspace& workspace, const catalog::Store& store, bool explicit_paths) {
  if (workspace.file || explicit_paths) return workspace.roots;
  auto last = store.last_scan();
  if (!last || last->roots.empty()) return workspace.roots;
  return {last->roots.begin(), last->roots.end()};
}

/// What was there before and was found by no root now. A root that cannot be read loses nothing.
std::vector<std::string> gone_since(const std::vector<model::KnownRepository>& known,
                                    const scan::ScanSummary& summary, const std::vector<fs::path>& roots) {
  std::set<std::string> present(summary.present.begin(), summary.present.end());
  std::vector<std::string> gone;
  for (const auto& repository : known) {
    if (present.contains(repository.identity) || repository.state == model::RepositoryState::gone) continue;
    auto below = [&](const fs::path& root) { return is_below(repository.path, root.string()); };
    bool unreadable = std::any_of(summary.unreadable_roots.begin(), summary.unreadable_roots.end(), below);
    if (!unreadable && std::any_of(roots.begin(), roots.end(), below)) gone.push_back(repository.identity);
  }
  return gone;
}

scan::ScanOptions options_for(const Context& context, const Workspace& workspace, std::vector<fs::path> roots,
                              bool force) {
  scan::ScanOptions options;
  options.roots = std::move(roots);
  options.config = workspace.config;
  options.trust = workspace.trust;
  if (!context.scans_as_usual()) {
    options.revision = context.args().value_or("--rev", "");
    options.work_tree = context.args().flag("--worktree");
  }
  options.force = force;
  options.now = context.now();
  return options;
}

}  // namespace

RefreshReport refresh(Context& context, const Workspace& workspace, catalog::Store& store, bool force) {
  RefreshReport report;
  const double begin = elapsed_ms();
  auto known = store.known_repositories();
  report.first = known.empty();
  std::map<std::string, const model::KnownRepository*> by_path;
  for (const auto& repository : known) by_path[repository.path] = &repository;

  auto roots = roots_of(workspace, store, context.has_scan_paths());
  Progress progress(context.terminal(), "reading");
  scan::ScanEvents events;
  events.known = [&](const std::string& path) -> std::optional<model::KnownRepository> {
    auto found = by_path.find(path);
    if (found == by_path.end()) return std::nullopt;
    return *found->second;
  };
  events.known_files = [&](const std::string& identity) { return store.known_files(identity); };
  events.result = [&](model::RepositoryScan&& result) { store.write(result, context.now()); };
  events.progress = [&](std::size_t done, std::size_t total, const std::string& current) {
    progress.update(done, total, current);
  };
  report.scan = scan::scan(options_for(context, workspace, roots, force), events);
  progress.finish();

  report.gone = gone_since(known, report.scan, roots);
  if (!report.gone.empty()) store.mark_gone(report.gone, context.now());
  const bool changed = report.scan.read > 0 || !report.gone.empty() || report.first;
  if (changed) store.link(context.now());
  catalog::ScanNote note;
  for (const auto& root : roots) note.roots.push_back(root.string());
  note.covers_workspace = workspace.covers_workspace() || report.scan.found > 1;
  note.finished = context.now();
  note.repositories = static_cast<std::int64_t>(report.scan.found);
  note.changed = static_cast<std::int64_t>(report.scan.read);
  note.unreadable = static_cast<std::int64_t>(report.scan.unreadable);
  if (changed || !store.last_scan() || store.last_scan()->roots != note.roots) store.finish_scan(note);
  report.milliseconds = elapsed_ms() - begin;
  return report;
}

std::string refresh_line(const RefreshReport& report, const Workspace& workspace, std::int64_t repositories) {
  auto time = report.milliseconds >= 1000 ? fmt::format("{:.1f} s", report.milliseconds / 1000)
                                          : fmt::format("{:.0f} ms", report.milliseconds);
  auto count = count_of(static_cast<std::size_t>(repositories), "repository", "repositories");
  std::string gone = report.gone.empty() ? "" : fmt::format(", {} gone", report.gone.size());
  if (report.first) {
    auto where = workspace.roots.size() == 1
                     ? "below " + shown(short_path(workspace.roots.front()))
                     : "below " + count_of(workspace.roots.size(), "folder", "folders");
    return fmt::format("first look: {} {} read in {}", count, where == "below ." ? "here" : where, time);
  }
  if (report.scan.read == 0 && report.gone.empty()) return "";
  return fmt::format("{} of {} read again in {}{}", report.scan.read, count, time, gone);
}

}  // namespace bs::cli
