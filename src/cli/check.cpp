#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/check_fleet.hpp"
#include "cli/check_text.hpp"
#include "cli/check_what_if.hpp"
#include "cli/commands.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    k_track,
    {"--fail-on", "SEVERITY", "the least severity whose failures fail the gate; never for none", false,
     "low medium high critical never"},
    {"--min-level", "N", "each component must have reached this level of the track"},
    {"--only", "CHECK", "just this check, in the track or not", true},
    {"--skip", "CHECK", "leave this check out", true},
    {"--new", "", "fail only on what the change made worse; the base is found by itself"},
    {"--base", "REV", "the same, against this revision"},
    k_policy,
    {"--against", "DIR|REV", "list what --policy would change beside this policy, and judge nothing"},
    k_check_rev,
    {"--all", "", "every repository of the catalog"},
    {"-v,--verbose", "", "all findings, and those that were there before"},
    {"-f,--format", "FORMAT",
     "table (default), json, sarif, junit, github, gitlab, markdown, tap or lines; FORMAT=FILE writes to a "
     "file",
     true, "table json sarif junit github gitlab markdown tap lines"},
    k_no_scan,
};

/// Status of --min-level: 1 when a component is below it, 3 when that cannot be told.
int level_status(const model::CheckRun& run, std::int64_t least) {
  int status = 0;
  for (const auto& component : run.components) {
    for (const auto& standing : component.standings) {
      if (!standing.applies || standing.ordinal >= least) continue;
      if (!standing.undecided || !standing.missing.empty()) return 1;
      status = 3;
    }
  }
  return status;
}

/// 2 beats 1 beats 3 (product.md).
int worse(int a, int b) {
  const auto rank = [](int status) { return status == 2 ? 3 : status == 1 ? 2 : status == 3 ? 1 : 0; };
  return rank(a) >= rank(b) ? a : b;
}

struct Checked {
  report::CheckReport report;
  int status = 0;
};

std::vector<CheckTarget> targets_of(Context& context) {
  const bool everything = context.args().flag("--all");
  if (everything && !context.args().words().empty())
    throw Error(ErrorKind::usage,
                "--all checks every repository of the catalog; it takes no PATH or COMPONENT");
  return everything ? catalog_targets(context) : check_targets(context);
}

Checked check_all(Context& context, const std::vector<CheckTarget>& targets) {
  const bool everything = context.args().flag("--all");
  const auto least = context.args().number("--min-level", 1);
  OutcomeKeeper keeper(context);
  auto answers = check_targets_apart(context, keeper, targets);
  Checked checked;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    auto& one = answers[i];
    if (one.error) {
      if (targets.size() == 1 || !concerns_one_repository(*one.error)) throw std::move(*one.error);
      context.output().warning(
          fmt::format("{}: {}", shown(short_path(targets[i].path)), one.error->message()));
      if (!everything) checked.status = worse(checked.status, 3);
      continue;
    }
    if (model::fails(one.run, one.fail_on)) checked.status = worse(checked.status, 1);
    if (least) checked.status = worse(checked.status, level_status(one.run, *least));
    checked.report.fail_on = one.fail_on;
    if (checked.report.checks.empty()) {
      checked.report.checks = std::move(one.checks);
      checked.report.tags = std::move(one.tags);
    }
    keeper.take(one.kept, checked.report.runs.size());
    checked.report.runs.push_back(std::move(one.run));
  }
  keeper.write(checked.report.runs);
  checked.report.exit_status = checked.status;
  return checked;
}

int run(Context& context) {
  const auto begin = elapsed_ms();
  const auto targets = targets_of(context);
  if (context.args().value("--against")) return check_what_if(context, targets);
  const auto checked = check_all(context, targets);
  const auto& report = checked.report;
  const CheckScreen screen{report, context.terminal(), context.args().flag("--verbose")};
  context.output().write(context.args(), {{"table",
                                           [&] {
                                             return report.runs.size() == 1
                                                        ? check_text(screen, report.runs.front())
                                                        : fleet_text(screen);
                                           }},
                                          {"json", [&] { return report::to_json(report); }},
                                          {"sarif", [&] { return report::to_sarif(report); }},
                                          {"junit", [&] { return report::to_junit(report); }},
                                          {"github", [&] { return report::to_github(report); }},
                                          {"gitlab", [&] { return report::to_gitlab(report); }},
                                          {"markdown", [&] { return report::to_markdown(report); }},
                                          {"tap", [&] { return report::to_tap(report); }},
                                          {"lines", [&] { return report::to_lines(report); }}});
  if (Output::for_people(context.args())) {
    context.output().plain(trim(check_totals(screen, elapsed_ms() - begin)));
    for (const auto& one : report.runs) {
      const auto failed = model::totals_of(one).failed;
      if (report.runs.size() == 1 && failed > 0)
        context.output().hint("why?  bs check explain CHECK     accept?  bs check exempt CHECK");
    }
  }
  return checked.status;
}

}  // namespace

const Command k_check{
    "check",
    "Run the checks that apply; the gate for CI",
    {"[PATH|COMPONENT...]", 0, -1, "entity"},
    "bs check                          the repository stood in, as it lies on disk\n"
    "bs check --new                    only what this change made worse\n"
    "bs check --new -f github -f sarif=bs.sarif   in a pull request\n"
    "bs check payments --track all     one component, every track\n"
    "bs check --all                    every repository of the catalog\n"
    "bs check --all --policy ./policy --against main    what a policy would change before it is merged",
    "With a base (--new, --base) the checks, tracks, exemptions and bs.yaml come from the tip of the target "
    "branch, so "
    "that a change cannot loosen its own gate.\n\n"
    "--all stores the outcomes in the catalog, for bs scorecard and bs catalog show: those of repositories "
    "whose files are as committed (or read with --rev HEAD), and only of a run without --only, --skip, "
    "--policy, --new and --base.\n\n"
    "Exit status: 0 passed, 1 a failure at or above --fail-on (or a level below --min-level), 2 a faulty "
    "command line, "
    "bs.yaml or check file, 3 something that was named cannot be read or decided.",
    k_options,
    run,
};

}  // namespace bs::cli
