#include "cli/update.hpp"

#include <algorithm>

#include "bs/ask/ask.hpp"
#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "bs/git/merge.hpp"
#include "bs/report/table.hpp"
#include "cli/check_side.hpp"
#include "cli/commands.hpp"
#include "cli/shared_options.hpp"
#include "cli/template_dialogue.hpp"
#include "cli/update_text.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--check", "", "say whether an update exists and what it would do; write nothing"},
    {"--all", "", "every repository of the catalog; with --check or --branch"},
    {"--branch", "NAME", "commit to this branch instead of writing to the work tree"},
    k_set,
    k_values,
    k_preset,
    k_from,
    k_template_rev,
    k_template_worktree,
    {"-y,--yes", "", "ask nothing: new questions get their defaults"},
    k_no_scan,
    {"-f,--format", "FORMAT", "table (default), json or lines; FORMAT=FILE writes to a file", true,
     "table json lines"},
};

void show(Context& context, const std::vector<PlannedUpdate>& plans) {
  context.output().write(context.args(), {{"table",
                                           [&] {
                                             std::string text;
                                             for (const auto& plan : plans)
                                               text += update_details(plan, context.terminal());
                                             return text;
                                           }},
                                          {"json",
                                           [&] {
                                             return json_document({{"updates", updates_json(plans)}});
                                           }},
                                          {"lines", [&] {
                                             std::string text;
                                             for (const auto& plan : plans) {
                                               if (!plan.result) continue;
                                               for (const auto& change : plan.result->merge.changes)
                                                 text += shown(change.path) + "\n";
                                             }
                                             return text;
                                           }}});
}

void require_clean(const git::Repository& repository, const fs::path& root) {
  auto changed = scaffold::changed_files(repository, 6);
  if (changed.empty()) return;
  for (auto& path : changed) path = shown(path);
  if (changed.size() > 5) changed[5] = "…";
  throw Error(ErrorKind::usage, fmt::format("{} has changes that are not committed: {}",
                                            shown(short_path(root)), join(changed, ", ")))
      .hint(
          "commit or stash them first, so that what the update does can be told from them; --check and "
          "--branch work all the same");
}

std::string commit_message(const PlannedUpdate& plan) {
  return fmt::format("Update {} from {} to {}\n", plan.template_name, plan.has, plan.latest);
}

int write(Context& context, const UpdateTarget& target, const git::Commit& head,
          std::vector<PlannedUpdate>& plans) {
  const auto branch = context.args().value("--branch");
  bool conflicts = false;
  for (auto& plan : plans) {
    if (!plan.result) continue;
    conflicts = conflicts || !plan.result->merge.is_clean();
  }
  if (branch) {
    if (conflicts) {
      context.output().warning(
          "there are conflicts: nothing was committed; without --branch they are marked in the work tree");
      return 1;
    }
    const auto author = git::identity_for_commits(target.root, context.now());
    if (!author)
      throw Error(ErrorKind::usage, "git knows no user.name and user.email")
          .hint("git config --global user.name NAME");
    auto parent = head;
    for (auto& plan : plans) {
      if (!plan.result || plan.is_current()) continue;
      parent = git::commit_merge(*target.repository, *branch, parent, plan.found.folder, plan.result->merge,
                                 *author, commit_message(plan));
    }
    context.output().note(fmt::format("committed to {} at {}", shown(*branch), parent.id.short_hex()));
    return 0;
  }
  for (auto& plan : plans) {
    if (plan.result && !(plan.is_current()))
      scaffold::write_update(plan.result->merge, target.root / plan.found.folder);
  }
  if (conflicts) {
    context.output().plain(
        "conflicts are marked <<<<<<< and >>>>>>> in the files; mend them, then git add and git commit");
    return 1;
  }
  context.output().hint("next   git diff, then git commit -a");
  return 0;
}

UpdateRequest request_of(Context& context, std::optional<ask::Asker>& asker) {
  UpdateRequest request;
  request.from = context.args().value("--from");
  request.revision = context.args().value("--rev");
  request.work_tree = context.args().flag("--worktree");
  const bool asks = can_ask(context) && !context.args().flag("--yes") && !context.args().flag("--check");
  if (!asks) return request;
  asker.emplace(0, 2, context.terminal());
  request.ask = [&context, &asker](const scaffold::TemplateSpec&, const scaffold::Form& form,
                                   GivenAnswers given) -> std::optional<data::Value> {
    Dialogue dialogue(context, *asker, form, std::move(given));
    if (!dialogue.ask_rest()) return std::nullopt;
    return whole_answers(form, dialogue.answers());
  };
  return request;
}

void require_links(const std::vector<PlannedUpdate>& plans, const UpdateTarget& target) {
  if (!plans.empty()) return;
  throw Error(ErrorKind::not_found,
              fmt::format("{} remembers no template: there is no .bs-template/*.yaml in it",
                          shown(short_path(target.root / target.folder))))
      .hint("bs template adopt TEMPLATE DIR links a project that was made long ago");
}

int run(Context& context) {
  const auto& args = context.args();
  if (args.flag("--all")) return update_fleet(context);
  const auto target = update_target(context, args.words().empty() ? "." : args.words()[0]);
  const auto head = target.repository->resolve("HEAD");
  const bool checks = args.flag("--check");
  if (!checks && !args.value("--branch")) require_clean(*target.repository, target.root);
  std::optional<ask::Asker> asker;
  UpdatePlanner planner(context, request_of(context, asker));
  auto plans = planner.plan(*target.repository, head, target.folder);
  require_links(plans, target);
  show(context, plans);
  if (std::any_of(plans.begin(), plans.end(), [](const auto& plan) { return plan.cancelled; })) {
    context.output().plain("nothing was written");
    return 1;
  }
  const bool faulty = std::any_of(plans.begin(), plans.end(), [](const auto& plan) { return !plan.result; });
  if (checks) {
    const bool any = std::any_of(plans.begin(), plans.end(),
                                 [](const auto& plan) { return plan.result && !plan.is_current(); });
    return any ? 1 : faulty ? 3 : 0;
  }
  if (std::all_of(plans.begin(), plans.end(), [](const auto& plan) { return plan.is_current(); })) {
    context.output().note("up to date");
    return 0;
  }
  const auto status = write(context, target, head, plans);
  return status != 0 ? status : faulty ? 3 : 0;
}

}  // namespace

UpdateTarget update_target(Context& context, const std::string& word) {
  std::error_code code;
  const auto path = fs::absolute(word);
  if (!fs::exists(path, code))
    throw Error(ErrorKind::not_found,
                fmt::format("there is no {}", shown(short_path(path.lexically_normal()))));
  const auto whole = fs::canonical(path, code);
  const auto around = git::enclosing(whole);
  if (!around)
    throw Error(ErrorKind::not_found, fmt::format("{} lies in no git repository", shown(short_path(whole))));
  UpdateTarget target;
  target.repository = open_repository(context, around->path);
  target.root = fs::canonical(around->path, code);
  auto folder = whole.lexically_relative(target.root).generic_string();
  target.folder = folder == "." || around->bare ? "" : folder;
  return target;
}

const Command k_update{
    "update",
    "Merge a template's newer version into what was made from it",
    {"[DIR]", 0, 1},
    "bs update                      the project you stand in\n"
    "bs update --check --all        the fleet: who is behind, what an update would do\n"
    "bs update --all --branch template/v3.2.0    commit the clean ones, without a checkout\n"
    "bs update services/billing --set port=9090  with another answer",
    "What the template rendered then, what it renders now and what stands in HEAD are merged three-way, with "
    "renames, in memory. A clean result "
    "is written to the work tree for you to look at and commit; conflicts are marked and listed, status 1. "
    "What you deleted stays deleted. A "
    "work tree with changes is refused. Only questions that are new are asked. --check: status 1 when an "
    "update exists.",
    k_options,
    run,
};

}  // namespace bs::cli
