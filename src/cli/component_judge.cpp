#include "cli/component_judge.hpp"

#include "cli/known_facts.hpp"

namespace bs::cli {
namespace {

constexpr std::string_view k_track_fact = "track/";

}  // namespace

checks::Subject subject_of(const model::ScannedEntity& entity) {
  checks::Subject subject;
  subject.document = &entity.entity.document;
  subject.relations = &entity.entity.relations;
  subject.ref = entity.entity.ref.canonical();
  return subject;
}

ComponentJudge::ComponentJudge(const checks::Policy& policy, facts::RepositoryFacts& facts,
                               SharedResults& shared, const model::ScannedEntity& entity, Seconds now)
    : policy_(policy),
      facts_(facts),
      shared_(shared),
      entity_(entity),
      now_(now),
      subject_(subject_of(entity)) {}

bool ComponentJudge::is_repository_wide(const model::Check& check) const {
  return policy_.is_repository_wide(check, known_facts());
}

const model::CheckResult& ComponentJudge::result(const model::Check& check, const checks::Subject& subject,
                                                 bool applied_before) {
  const bool whole = is_repository_wide(check);
  auto& results = whole ? shared_ : own_;
  if (const auto found = results.find(&check); found != results.end()) return found->second;
  give_tracks(check);
  auto& source = facts_.of(whole ? nullptr : &entity_);
  const auto judging = applied_before ? checks::judge_as_applicable : checks::judge;
  return results.emplace(&check, judging(check, subject, source, now_)).first->second;
}

void ComponentJudge::give_tracks(const model::Check& check) {
  for (const auto& fact : check.facts()) {
    if (fact.source != "soundcheck" || !fact.name.starts_with(k_track_fact)) continue;
    const auto* track = policy_.track(fact.name.substr(k_track_fact.size()));
    // A track that asks for its own level has none yet.
    if (track == nullptr || !tracks_begun_.insert(track->id).second) continue;
    const auto at = standing(*track);
    auto level = data::Value::object();
    level.set("ordinal", at.ordinal);
    level.set("name", at.level);
    auto value = data::Value::object();
    value.set("highestLevel", std::move(level));
    facts_.give(&entity_, fact, std::move(value));
  }
}

model::Standing ComponentJudge::standing(const model::Track& track) {
  std::vector<model::CheckResult> results;
  for (const auto* check : checks::checks_of(policy_, track, subject_)) results.push_back(result(*check));
  return checks::standing(track, results);
}

}  // namespace bs::cli
