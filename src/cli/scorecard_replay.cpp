#include "cli/scorecard_replay.hpp"

#include <algorithm>
#include <limits>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/check_run.hpp"
#include "cli/kept_facts.hpp"

namespace bs::cli {
namespace {

/// The newest commit of the default branch at or before each date, in their order. nullopt: there was none,
/// or it is not here.
struct PastCommits {
  std::vector<std::optional<git::Oid>> at;
  bool is_incomplete = false;
};

PastCommits past_commits(const git::Repository& repository, const std::vector<Seconds>& dates) {
  PastCommits past;
  past.at.resize(dates.size());
  const auto tip = repository.default_tip();
  if (!tip) return past;
  std::size_t open = dates.size();
  git::Repository::LogOptions options;
  options.first_parent = true;
  options.mailmap = false;
  options.limit = std::numeric_limits<std::size_t>::max();
  const bool is_whole = repository.log(tip->commit, options, [&](const git::Commit& commit) {
    while (open > 0 && commit.committer.time <= dates[open - 1]) past.at[--open] = commit.id;
    return open > 0;
  });
  past.is_incomplete = !is_whole && open > 0;
  return past;
}

bool has(const std::vector<std::string>& wanted, const std::string& ref) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), ref) != wanted.end();
}

class Replaying {
 public:
  Replaying(Context& context, const CheckPolicy& policy, const ReplayRequest& request)
      : context_(context), policy_(policy), request_(request), kept_(KeptFacts::open()) {
    means_.cache = kept_.get();
    asked_.tracks = {request.track};
    asked_.skip = policy.config.check.skip;
    rows_.resize(request.dates.size());
    repositories_.resize(request.dates.size());
  }

  Replay run(const std::vector<CheckTarget>& targets) {
    Progress progress(context_.terminal(), "replaying");
    for (std::size_t i = 0; i < targets.size(); ++i) {
      progress.update(i, targets.size(), targets[i].path.filename().string());
      try {
        add(targets[i]);
      } catch (const Error& error) {
        if (targets.size() == 1 || error.kind() != ErrorKind::unreadable) throw;
        context_.output().warning(fmt::format("{}: {}", shown(short_path(targets[i].path)), error.message()));
      }
    }
    progress.finish();
    return finish();
  }

 private:
  void add(const CheckTarget& target) {
    const auto repository = open_repository(context_, target.path);
    const auto past = past_commits(*repository, request_.dates);
    if (past.is_incomplete) replay_.incomplete.push_back(target.path.filename().string());
    for (std::size_t i = 0; i < past.at.size(); ++i) {
      if (past.at[i]) judge(target, repository, past.at[i]->hex(), i);
    }
  }

  void judge(const CheckTarget& target, const std::shared_ptr<const git::Repository>& repository,
             const std::string& commit, std::size_t at) {
    const auto date = request_.dates[at];
    const auto side = revision_side(context_, repository, policy_.config, commit, kept_.get(), date);
    auto judged = judge_checks(side, policy_, asked_, target, means_, date);
    conclude(judged, policy_, asked_, target);
    ++repositories_[at];
    for (const auto& component : judged.run.components) {
      if (!has(request_.owners, component.owner) || !has(request_.systems, component.system)) continue;
      if (!request_.ref.empty() && component.ref != request_.ref) continue;
      for (const auto& standing : component.standings) {
        if (standing.applies) rows_[at].emplace_back().standing = standing;
      }
    }
  }

  Replay finish() {
    std::vector<catalog::StandingRow> all;
    for (const auto& rows : rows_) all.insert(all.end(), rows.begin(), rows.end());
    replay_.ladder = ladder_of(policy_.policy.track(request_.track), all);
    for (std::size_t i = 0; i < request_.dates.size(); ++i) {
      auto card = count_scorecard(replay_.ladder, rows_[i], {}, GroupBy::owner);
      replay_.lines.push_back({request_.dates[i], repositories_[i], card.undecided, std::move(card.all)});
    }
    return std::move(replay_);
  }

  Context& context_;
  const CheckPolicy& policy_;
  const ReplayRequest& request_;
  std::unique_ptr<KeptFacts> kept_;
  CheckMeans means_;
  CheckRequest asked_;
  std::vector<std::vector<catalog::StandingRow>> rows_;  ///< by date
  std::vector<std::size_t> repositories_;
  Replay replay_;
};

}  // namespace

Replay replay(Context& context, const CheckPolicy& policy, const ReplayRequest& request) {
  tracks_named(policy.policy, {request.track});  // before anything is read
  auto targets = catalog_targets(context);
  if (!request.ref.empty())
    std::erase_if(targets, [&](const CheckTarget& target) { return target.path != request.repository; });
  return Replaying(context, policy, request).run(targets);
}

}  // namespace bs::cli
