#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/refresh.hpp"
#include "cli/shared_options.hpp"
#include "cli/summary_text.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--force", "", "read every repository, also those that have not changed"},
    k_rev,
    k_worktree,
    {"-f,--format", "FORMAT", "table or json; FORMAT=FILE writes to a file", true, "table json"},
};

std::string scan_json(const RefreshReport& report, const Workspace& workspace,
                      const catalog::Summary& summary) {
  auto roots = data::Value::array();
  for (const auto& root : workspace.roots) roots.push_back(root.string());
  auto gone = data::Value::array();
  for (const auto& name : report.gone) gone.push_back(name);
  auto number = [](auto n) { return data::Value(static_cast<std::int64_t>(n)); };
  return json_document({{"catalog", workspace.catalog.string()},
                        {"roots", roots},
                        {"repositories", number(report.scan.found)},
                        {"read", number(report.scan.read)},
                        {"unchanged", number(report.scan.unchanged)},
                        {"unreadable", number(report.scan.unreadable)},
                        {"gone", gone},
                        {"components", number(summary.components)},
                        {"entities", number(summary.entities)},
                        {"milliseconds", report.milliseconds}});
}

std::string scan_text(const RefreshReport& report, const catalog::Summary& summary, const Terminal& terminal,
                      Seconds now) {
  auto repositories = count_of(report.scan.found, "repository", "repositories");
  std::string out =
      fmt::format("{:<16} {} read, {} unchanged", repositories, report.scan.read, report.scan.unchanged);
  if (report.scan.unreadable > 0) out += fmt::format(", {} unreadable", report.scan.unreadable);
  if (!report.gone.empty()) out += fmt::format(", {} gone", report.gone.size());
  return out + "\n" + summary_text(summary, terminal, now);
}

int run(Context& context) {
  std::vector<fs::path> paths(context.args().words().begin(), context.args().words().end());
  context.set_scan_paths(std::move(paths));
  const auto& workspace = context.workspace();
  auto& store = context.catalog_for_writing();
  auto report = refresh(context, workspace, store, context.args().flag("--force"));
  for (const auto& [path, reason] : report.scan.discovery_problems) {
    context.output().warning(fmt::format("{}: {}", shown(short_path(path)), shown(reason)));
  }
  auto summary = store.summary();
  context.output().write(
      context.args(),
      {{"table", [&] { return scan_text(report, summary, context.terminal(), context.now()); }},
       {"json", [&] { return scan_json(report, workspace, summary); }}});
  for (const auto& root : report.scan.unreadable_roots) {
    context.output().warning(fmt::format("{} cannot be read; nothing below it was changed in the catalog",
                                         shown(short_path(root))));
  }
  context.output().hint(
      "\nnext  bs catalog                      what was found\n      bs catalog problems\n");
  return report.scan.unreadable_roots.empty() ? 0 : exit_status(ErrorKind::unreadable);
}

}  // namespace

const Command k_catalog_scan{
    "catalog scan",
    "Find repositories, refresh the catalog",
    {"[PATH...]", 0, -1, "file"},
    "bs catalog scan                 this folder, or what bs.yaml names\n"
    "bs catalog scan ~/src /srv/git  these folders, bare repositories too\n"
    "bs catalog scan --rev v2.0      every repository that has this revision, at it",
    "The revision read is origin/HEAD where a clone has it, else HEAD; nothing is checked out and nothing is "
    "fetched. What has not "
    "changed is not read again. A repository that cannot be read becomes a problem (bs catalog problems); "
    "the exit status is 3 only when "
    "a PATH itself cannot be read.\n"
    "Without a bs.yaml the catalog of PATH lies in $XDG_DATA_HOME/bs; several PATHs share the catalog of the "
    "folder that holds them all.",
    k_options,
    run,
};

}  // namespace bs::cli
