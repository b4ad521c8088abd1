#include "cli/check_run.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/match/codeowners.hpp"
#include "cli/component_judge.hpp"

namespace bs::cli {
namespace {

/// A repository in which nothing is described and nothing inferred is still one thing that can be checked.
model::ScannedEntity repository_as_component(const model::RepositoryRecord& repository) {
  model::ScannedEntity entity;
  entity.entity.ref = {"component", "default", repository.name};
  auto metadata = data::Value::object();
  metadata.set("name", repository.name);
  auto document = data::Value::object();
  document.set("apiVersion", "backstage.io/v1alpha1");
  document.set("kind", "Component");
  document.set("metadata", std::move(metadata));
  document.set("spec", data::Value::object());
  entity.entity.document = std::move(document);
  entity.inferred = true;
  return entity;
}

std::string codeowners_path(const facts::Snapshot& snapshot) {
  for (const auto& place : match::codeowners_locations()) {
    if (snapshot.find(place.path) != nullptr) return std::string(place.path);
  }
  return "";
}

std::string anchor_of(const model::ScannedEntity& entity, const std::string& codeowners) {
  if (!entity.inferred || codeowners.empty()) return entity.path;
  return codeowners;
}

model::ComponentOutcomes about(const model::ScannedEntity& entity, const std::string& codeowners) {
  model::ComponentOutcomes component;
  component.ref = entity.entity.ref.canonical();
  component.name = entity.entity.ref.name;
  if (const auto* spec = entity.entity.document.find("spec")) {
    component.type = spec->string_or("type");
    if (const auto system = spec->string_or("system"); !system.empty()) {
      const auto ref = model::parse_ref(system, {"system", entity.entity.ref.namespace_});
      if (ref) component.system = ref->canonical();
    }
  }
  component.owner = entity.owner;
  component.folder = entity.folder;
  component.source = entity.path;
  component.inferred = entity.inferred;
  component.anchor = anchor_of(entity, codeowners);
  return component;
}

class Run {
 public:
  Run(const CheckSide& side, const CheckPolicy& policy, const CheckRequest& request,
      const CheckTarget& target, const CheckMeans& means, Seconds now)
      : side_(side),
        policy_(policy.policy),
        aliases_(policy.config.catalog.owner_aliases),
        request_(request),
        target_(target),
        means_(means),
        now_(now) {
    tracks_ = tracks_named(policy_, request.tracks);
    for (const auto* list : {&request.only, &request.skip}) {
      for (const auto& id : *list) check_named(policy_, id);
    }
    run_.repository = side.scan.repository.name;
    run_.identity = side.scan.repository.identity;
    run_.revision = side.revision;
    run_.commit = side.snapshot->commit() ? side.snapshot->commit()->id.hex() : side.scan.repository.commit;
    run_.time = now;
    run_.policy = policy.note;
    entities_ = side.scan.entities;
    if (entities_.empty()) entities_.push_back(repository_as_component(side.scan.repository));
    if (request.before != nullptr) keep_what_is_no_longer_described();
  }

  JudgedRun run() {
    facts::Surroundings around;
    around.snapshot = side_.snapshot.get();
    around.entities = &entities_;
    around.problems = &side_.scan.problems;
    around.known_entity = means_.known_entity;
    around.now = now_;
    around.owner_aliases = &aliases_;
    facts::SourceOptions options;
    options.specs = &policy_.facts;
    options.cache = means_.cache;
    facts::RepositoryFacts facts(around, options);
    give_imported(facts, nullptr, "");
    const auto codeowners = codeowners_path(*side_.snapshot);
    run_.whole.anchor = codeowners.empty() ? entities_.front().path : codeowners;
    for (const auto& entity : entities_) {
      if (takes(target_, entity, entities_)) add(entity, facts, codeowners);
    }
    for (const auto* track : tracks_) run_.tracks.push_back(track->id);
    run_.check_count = checks_.size();
    return {std::move(run_), std::move(entities_), std::move(asked_)};
  }

 private:
  void give_imported(facts::RepositoryFacts& facts, const model::ScannedEntity* entity,
                     const std::string& ref) {
    if (!means_.imported) return;
    for (auto& [fact, value] : means_.imported(side_.scan.repository.identity, ref))
      facts.give(entity, fact, std::move(value));
  }

  /// A component whose description is gone, or moved away, while its files are there is checked as before.
  void keep_what_is_no_longer_described() {
    for (const auto& old : request_.before->entities) {
      if (std::any_of(entities_.begin(), entities_.end(),
                      [&](const auto& entity) { return is_in_place_of(entity, old); }))
        continue;
      const auto ref = old.entity.ref.canonical();
      if (to_lower(old.entity.ref.kind) != "component") continue;
      if (!old.folder.empty() && !side_.snapshot->has_folder(old.folder)) {
        run_.scope_changes.push_back(fmt::format("{} is gone with its folder", ref));
        continue;
      }
      run_.scope_changes.push_back(
          fmt::format("{} is no longer described in {}; its files are checked as before", ref,
                      old.folder.empty() ? "the root" : old.folder));
      entities_.push_back(old);
    }
  }

  static bool is_in_place_of(const model::ScannedEntity& entity, const model::ScannedEntity& old) {
    return entity.folder == old.folder && to_lower(entity.entity.ref.kind) == to_lower(old.entity.ref.kind);
  }

  /// What the entity was before: as checks::compare pairs them.
  const model::ScannedEntity* before(const model::ScannedEntity& entity) const {
    if (request_.before == nullptr) return nullptr;
    const auto& all = request_.before->entities;
    const auto has_ref = [&](const auto& old) { return old.entity.ref == entity.entity.ref; };
    const auto in_place = [&](const auto& old) { return is_in_place_of(entity, old); };
    auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& old) { return has_ref(old) && in_place(old); });
    if (found == all.end()) found = std::find_if(all.begin(), all.end(), in_place);
    if (found == all.end()) found = std::find_if(all.begin(), all.end(), has_ref);
    return found == all.end() ? nullptr : &*found;
  }

  bool applied_before(const std::string& ref, const model::Check& check, bool whole) const {
    const auto& run = request_.before->run;
    const auto applied = [&](const model::ComponentOutcomes& component) {
      return std::any_of(component.results.begin(), component.results.end(), [&](const auto& result) {
        return result.check == check.id && result.outcome != model::Outcome::not_applicable;
      });
    };
    if (whole) return applied(run.whole);
    return std::any_of(run.components.begin(), run.components.end(),
                       [&](const auto& component) { return component.ref == ref && applied(component); });
  }

  bool is_skipped(const model::Check& check) const {
    return std::find(request_.skip.begin(), request_.skip.end(), check.id) != request_.skip.end();
  }

  /// What is asked of an entity, once each, in the order of tracks and levels.
  std::vector<const model::Check*> checks_for(const checks::Subject& subject) {
    std::vector<const model::Check*> found;
    const auto add_check = [&](const model::Check* check) {
      if (!is_skipped(*check) && std::find(found.begin(), found.end(), check) == found.end())
        found.push_back(check);
    };
    for (const auto& id : request_.only) add_check(policy_.check(id));
    if (!request_.only.empty()) return found;
    for (const auto* track : tracks_) {
      const auto state = checks::campaign_state(*track, now_);
      if (state == checks::CampaignState::not_begun || state == checks::CampaignState::archived) continue;
      for (const auto* check : checks::checks_of(policy_, *track, subject)) {
        if (!is_soft(*track)) firm_.insert(check);
        add_check(check);
      }
    }
    return found;
  }

  /// The failures of a campaign warn until its date; with a base they go on warning, since the clock is not
  /// the change's fault.
  bool is_soft(const model::Track& track) const {
    if (track.type != model::Track::Type::campaign) return false;
    return (request_.before != nullptr) ||
           checks::campaign_state(track, now_) != checks::CampaignState::overdue;
  }

  void add(const model::ScannedEntity& entity, facts::RepositoryFacts& facts, const std::string& codeowners) {
    ComponentJudge judge(policy_, facts, shared_, entity, now_);
    auto checks = checks_for(judge.subject());
    const auto asked_by_itself = checks.size();
    checks::Subject old_subject;
    const auto* old = before(entity);
    if (old != nullptr) {
      old_subject = subject_of(*old);
      for (const auto* check : checks_for(old_subject)) {
        if (std::find(checks.begin(), checks.end(), check) != checks.end()) continue;
        checks.push_back(check);
        run_.scope_changes.push_back(
            fmt::format("{} of {}: the change takes it out of the check's reach; checked as before",
                        check->id, judge.subject().ref));
      }
    }
    if (checks.empty()) return;
    give_imported(facts, &entity, judge.subject().ref);
    auto component = about(entity, codeowners);
    for (std::size_t i = 0; i < checks.size(); ++i) {
      const auto* check = checks[i];
      checks_.insert(check->id);
      const bool whole = judge.is_repository_wide(*check);
      if (whole && !whole_done_.insert(check).second) continue;
      auto result =
          judge.result(*check, i < asked_by_itself ? judge.subject() : old_subject,
                       old != nullptr && applied_before(old->entity.ref.canonical(), *check, whole));
      soften(*check, result);
      (whole ? run_.whole : component).results.push_back(std::move(result));
    }
    Asked asked;
    if (request_.only.empty()) {
      for (const auto* track : tracks_) asked.push_back(checks::checks_of(policy_, *track, judge.subject()));
    }
    asked_.push_back(std::move(asked));
    run_.components.push_back(std::move(component));
  }

  void soften(const model::Check& check, model::CheckResult& result) const {
    if (firm_.contains(&check) || !request_.only.empty() || result.outcome != model::Outcome::failed) return;
    result.outcome = model::Outcome::warning;
    const bool overdue =
        (request_.before != nullptr) && std::any_of(tracks_.begin(), tracks_.end(), [&](const auto* track) {
          return checks::campaign_state(*track, now_) == checks::CampaignState::overdue;
        });
    if (!overdue) return;
    result.change = model::Change::due;
    for (auto& finding : result.findings) finding.change = model::Change::due;
  }

  using Asked = std::vector<std::vector<const model::Check*>>;  ///< by track

  const CheckSide& side_;
  const checks::Policy& policy_;
  const std::map<std::string, std::string>& aliases_;
  const CheckRequest& request_;
  const CheckTarget& target_;
  const CheckMeans& means_;
  Seconds now_;
  std::vector<const model::Track*> tracks_;
  std::vector<model::ScannedEntity> entities_;
  SharedResults shared_;
  std::vector<Asked> asked_;  ///< by component
  std::set<const model::Check*> whole_done_, firm_;
  std::set<std::string> checks_;
  model::CheckRun run_;
};

}  // namespace

std::vector<const model::Track*> tracks_named(const checks::Policy& policy,
                                              const std::vector<std::string>& ids) {
  std::vector<const model::Track*> tracks;
  std::vector<std::string> known{"all"};
  for (const auto& track : policy.tracks) known.push_back(track->id);
  for (const auto& id : ids) {
    if (id == "all") {
      for (const auto& track : policy.tracks) {
        if (!track->is_draft && !track->is_archived) tracks.push_back(track.get());
      }
    } else if (const auto* track = policy.track(id)) {
      tracks.push_back(track);
    } else {
      const auto near = nearest(id, known);
      throw Error(ErrorKind::usage, fmt::format("no track is called '{}'", shown(id)))
          .hint(near ? fmt::format("did you mean {}?", *near) : "the tracks are " + join(known, ", "));
    }
  }
  return tracks;
}

JudgedRun judge_checks(const CheckSide& side, const CheckPolicy& policy, const CheckRequest& request,
                       const CheckTarget& target, const CheckMeans& means, Seconds now) {
  return Run(side, policy, request, target, means, now).run();
}

}  // namespace bs::cli
