#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/merge.hpp"
#include "bs/report/table.hpp"
#include "cli/check_side.hpp"
#include "cli/check_target.hpp"
#include "cli/entity_text.hpp"
#include "cli/update.hpp"

namespace bs::cli {
namespace {

struct Member {
  fs::path path;
  PlannedUpdate plan;
  std::string done;  ///< with --branch: what became of it
};

struct Unlinked {
  std::string component;
  Lookalike like;
};

struct Fleet {
  std::vector<Member> members;
  std::vector<Unlinked> unlinked;
  std::vector<std::string> unreadable;
  std::vector<fs::path> committed;  ///< repositories with a new branch
};

git::Commit tip_of(const git::Repository& repository) {
  const auto tip = repository.default_tip();
  if (!tip) throw Error(ErrorKind::unreadable, "there is no commit yet");
  return repository.resolve(tip->commit.hex());
}

/// Commits the clean updates of one repository, one on top of the other.
void commit(Context& context, const git::Repository& repository, const git::Commit& tip,
            const std::string& branch, std::vector<PlannedUpdate>& plans, Fleet& fleet) {
  const auto author = git::identity_for_commits(repository.path(), context.now());
  if (!author)
    throw Error(ErrorKind::usage, "git knows no user.name and user.email")
        .hint("git config --global user.name NAME");
  auto parent = tip;
  bool any = false;
  for (auto& plan : plans) {
    Member member{repository.path(), std::move(plan), ""};
    if (member.plan.result && member.plan.result->merge.is_clean() && !member.plan.is_current()) {
      try {
        parent = git::commit_merge(repository, branch, parent, member.plan.found.folder,
                                   member.plan.result->merge, *author,
                                   fmt::format("Update {} from {} to {}\n", member.plan.template_name,
                                               member.plan.has, member.plan.latest));
        member.done = parent.id.short_hex();
        any = true;
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::usage) throw;
        member.plan.fault = error.message();  // the branch is there: this repository is left as it is
        member.plan.result.reset();
      }
    }
    fleet.members.push_back(std::move(member));
  }
  if (any) fleet.committed.push_back(repository.path());
}

Fleet look(Context& context, const std::optional<std::string>& branch) {
  Fleet fleet;
  const auto targets = catalog_targets(context);
  UpdateRequest request;
  request.from = context.args().value("--from");
  request.revision = context.args().value("--rev");
  request.work_tree = context.args().flag("--worktree");
  UpdatePlanner planner(context, request);
  std::optional<Lookalikes> lookalikes;
  if (!branch) lookalikes.emplace(context);
  Progress progress(context.terminal(), "updates");
  std::size_t done = 0;
  for (const auto& target : targets) {
    progress.update(done++, targets.size(), target.path.filename().string());
    try {
      const auto repository = open_repository(context, target.path);
      if (!repository->default_tip()) continue;
      const auto tip = tip_of(*repository);
      auto plans = planner.plan(*repository, tip, "");
      if (branch) {
        commit(context, *repository, tip, *branch, plans, fleet);
        continue;
      }
      if (plans.empty()) {
        if (const auto like = lookalikes->of(*repository, tip))
          fleet.unlinked.push_back({component_at(context, target.path, ""), *like});
      }
      for (auto& plan : plans) fleet.members.push_back({target.path, std::move(plan), ""});
    } catch (const Error& error) {
      if (!concerns_one_repository(error)) throw;
      fleet.unreadable.push_back(fmt::format("{}: {}", short_path(target.path), error.message()));
    }
  }
  progress.finish();
  return fleet;
}

report::Table table_of(const Fleet& fleet, bool commits, const Terminal& terminal) {
  report::Table table;
  table.columns = {{"COMPONENT"}, {"TEMPLATE"}, {"HAS"},
                   {"LATEST"},    {"DRIFT"},    {"UPDATE", report::Align::left, 20, 0, true}};
  for (const auto& member : fleet.members) {
    const auto& plan = member.plan;
    auto text = update_text(plan);
    if (!member.done.empty()) text += ", commit " + member.done;
    if (commits && member.done.empty() && plan.result && !plan.is_current()) text += ", left out";
    const auto style = !plan.result || !plan.result->merge.is_clean() ? Style::red : Style::plain;
    table.rows.push_back({plan.component, plan.template_name, plan.has, plan.latest, drift_text(plan),
                          report::Cell(text, style)});
  }
  for (const auto& one : fleet.unlinked) {
    table.rows.push_back(
        {one.component, "(none)", dash(terminal), dash(terminal),
         fmt::format("looks like {} ({:.0f} %)", one.like.template_name, one.like.likeness * 100), ""});
  }
  return table;
}

data::Value json_of(const Fleet& fleet) {
  auto list = data::Value::array();
  for (const auto& member : fleet.members) {
    auto one = data::Value::object();
    const auto& plan = member.plan;
    one.set("component", plan.component);
    one.set("repository", member.path.string());
    one.set("link", plan.found.path);
    one.set("template", plan.template_name);
    one.set("has", plan.has);
    one.set("latest", plan.latest);
    one.set("current", plan.is_current());
    one.set("drift", static_cast<std::int64_t>(plan.drift ? plan.drift->files.size() : 0));
    one.set("managedDrift", static_cast<std::int64_t>(plan.drift ? plan.drift->managed : 0));
    if (plan.result) {
      one.set("files", static_cast<std::int64_t>(plan.result->merge.changes.size()));
      auto conflicts = data::Value::array();
      for (const auto& conflict : plan.result->merge.conflicts) conflicts.push_back(conflict.path);
      one.set("conflicts", std::move(conflicts));
    } else {
      one.set("fault", plan.fault);
    }
    if (!member.done.empty()) one.set("commit", member.done);
    list.push_back(std::move(one));
  }
  for (const auto& unlinked : fleet.unlinked) {
    auto one = data::Value::object();
    one.set("component", unlinked.component);
    one.set("template", data::Value());
    one.set("looksLike", unlinked.like.template_name);
    one.set("likeness", unlinked.like.likeness);
    list.push_back(std::move(one));
  }
  return list;
}

struct Counts {
  std::size_t current = 0, clean = 0, conflicting = 0, faulty = 0, committed = 0;
};

Counts counts_of(const Fleet& fleet) {
  Counts counts;
  for (const auto& member : fleet.members) {
    const auto& plan = member.plan;
    if (!plan.result) {
      ++counts.faulty;
    } else if (plan.is_current()) {
      ++counts.current;
    } else if (plan.result->merge.is_clean()) {
      ++counts.clean;
    } else {
      ++counts.conflicting;
    }
    if (!member.done.empty()) ++counts.committed;
  }
  return counts;
}

std::string quoted(const fs::path& path) {
  return "'" + replace_all(path.string(), "'", "'\\''") + "'";
}

std::string push_loop(const Fleet& fleet, const std::string& branch) {
  std::string out = "next   push them:\n       for r in";
  for (const auto& path : fleet.committed) out += " \\\n           " + shown(quoted(path));
  return out + fmt::format("\n       do git -C \"$r\" push origin '{}'; done", shown(branch));
}

void tell(Context& context, const Fleet& fleet, const Counts& counts,
          const std::optional<std::string>& branch) {
  for (const auto& line : fleet.unreadable) context.output().warning(shown(line));
  auto totals = fmt::format("{} linked: {} current, {} update cleanly, {} conflict", fleet.members.size(),
                            counts.current, counts.clean, counts.conflicting);
  if (counts.faulty > 0) totals += fmt::format(", {} cannot be told", counts.faulty);
  if (!fleet.unlinked.empty())
    totals += fmt::format("; {} linkable", count_of(fleet.unlinked.size(), "looks", "look"));
  if (!Output::for_people(context.args())) return;
  context.output().plain("\n" + totals);
  if (branch) {
    context.output().plain(fmt::format("{} committed to {}", counts.committed, shown(*branch)));
    if (!fleet.committed.empty()) context.output().plain(push_loop(fleet, *branch));
  } else {
    context.output().hint(
        "next  bs update --all --branch template/update    commits; you push\n"
        "      bs update diff DIR      bs template adopt TEMPLATE DIR");
  }
}

}  // namespace

int update_fleet(Context& context) {
  const auto branch = context.args().value("--branch");
  const bool checks = context.args().flag("--check");
  if (checks == branch.has_value()) {
    throw Error(ErrorKind::usage, "--all goes with --check or with --branch NAME")
        .hint("--check shows what would change; --branch commits it to a branch of each repository");
  }
  if (!context.args().words().empty()) throw Error(ErrorKind::usage, "--all takes no DIR");
  const auto fleet = look(context, branch);
  const auto counts = counts_of(fleet);
  context.output().write(context.args(), {{"table",
                                           [&] {
                                             return report::render(
                                                 table_of(fleet, branch.has_value(), context.terminal()),
                                                 context.terminal());
                                           }},
                                          {"json",
                                           [&] {
                                             return json_document({{"updates", json_of(fleet)}});
                                           }},
                                          {"lines", [&] {
                                             std::string text;
                                             for (const auto& member : fleet.members) {
                                               if (!member.plan.is_current())
                                                 text += shown(member.path.string()) + "\n";
                                             }
                                             return text;
                                           }}});
  tell(context, fleet, counts, branch);
  const bool says_no = branch ? counts.conflicting > 0 : counts.clean + counts.conflicting > 0;
  if (says_no) return 1;
  return counts.faulty > 0 ? 3 : 0;
}

}  // namespace bs::cli
