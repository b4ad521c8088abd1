#include "bs/checks/judge.hpp"

namespace bs::checks {

namespace {

using model::CheckResult;
using model::Outcome;

struct LevelState {
  bool applies = false;
  std::vector<std::string> failed, undecided;
  bool certified() const { return failed.empty() && undecided.empty(); }
};

void add_once(std::vector<std::string>& ids, const std::string& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

LevelState state_of(const model::Level& level, const std::vector<CheckResult>& results) {
  LevelState state;
  for (const model::LevelCheck& entry : level.checks) {
    for (const CheckResult& result : results) {
      if (result.check != entry.id || result.outcome == Outcome::not_applicable) continue;
      state.applies = true;
      if (result.outcome == Outcome::failed) add_once(state.failed, entry.id);
      if (result.outcome == Outcome::error || result.outcome == Outcome::not_reported)
        add_once(state.undecided, entry.id);
    }
  }
  return state;
}

std::string name_of(const model::Level& level) {
  return level.name.empty() ? fmt::format("level {}", level.ordinal) : level.name;
}

}  // namespace

model::Standing standing(const model::Track& track, const std::vector<CheckResult>& results) {
  model::Standing standing;
  standing.track = track.id;
  standing.track_name = track.name.empty() ? track.id : track.name;
  standing.applies = false;
  bool is_open = true;  // no level yet that is not certified
  for (const model::Level& level : track.levels) {
    LevelState state = state_of(level, results);
    standing.applies = standing.applies || state.applies;
    if (!is_open) continue;
    if (!state.certified()) {
      is_open = false;
      standing.next = name_of(level);
      standing.missing = std::move(state.failed);
      standing.undecided_checks = std::move(state.undecided);
      standing.undecided = standing.missing.empty();
    } else if (standing.applies) {
      standing.ordinal = level.ordinal;
      standing.level = name_of(level);
    }
  }
  return standing;
}

CampaignState campaign_state(const model::Track& track, Seconds now) {
  if (track.is_archived) return CampaignState::archived;
  if (track.type != model::Track::Type::campaign) return CampaignState::running;
  if (track.starts && now < *track.starts) return CampaignState::not_begun;
  return track.due && now >= *track.due ? CampaignState::overdue : CampaignState::running;
}

}  // namespace bs::checks
