#include <iostream>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/check_session.hpp"
#include "cli/commands.hpp"
#include "cli/fix_plan.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--yes", "", "write without asking"},
    {"--all", "", "in every work tree of the catalog"},
    k_track,
    k_policy,
    k_no_scan,
};

bool agreed(Context& context) {
  if (context.args().flag("--yes")) return true;
  if (!context.terminal().out_is_tty) {
    context.output().plain("nothing is written: this is no terminal, and --yes was not given");
    return false;
  }
  context.output().out("Write it? [y/N] ");
  context.output().release();
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

struct Planned {
  fs::path root;
  FixPlan plan;
};

int run(Context& context) {
  const auto& words = context.args().words();
  const auto targets =
      context.args().flag("--all") ? catalog_targets(context) : check_targets(context, words.size());
  CheckSession session(context, words);
  std::vector<Planned> all;
  std::size_t files = 0;
  for (const auto& target : targets) {
    if (target.bare) continue;  // nothing on disk to write into
    const auto checked = session.check(target);
    all.push_back({*checked.side.repository->work_tree(), plan_fixes(checked)});
    for (const auto& fix : all.back().plan.files) context.output().out(diff_of(fix));
    for (const auto& why : all.back().plan.left) context.output().plain("left  " + shown(why));
    files += all.back().plan.files.size();
  }
  if (files == 0) {
    context.output().plain("nothing that can be written");
    return 0;
  }
  if (!agreed(context)) return 1;
  for (const auto& [root, plan] : all) {
    for (const auto& fix : plan.files) {
      write_fix(fix, root);
      context.output().out(fmt::format("wrote {}\n", shown(short_path(fix.file))));
    }
  }
  return 0;
}

}  // namespace

const Command k_check_fix{
    "check fix",
    "Write what can be written for checks that fail",
    {"[CHECK...]", 0, -1},
    "bs check fix                         everything that has a fix; shows the diff and asks\n"
    "bs check fix codeowners-covers --yes",
    "Files that are there are never overwritten: a fix writes a new file, or adds lines at the end of one.",
    k_options,
    run,
};

}  // namespace bs::cli
