#pragma once
/// The checks of one component on one side: judged once each, whatever number of tracks asks for them.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bs/checks/judge.hpp"
#include "bs/facts/collect.hpp"
#include "bs/model/outcome.hpp"

namespace bs::cli {

/// An entity as filters see it; refers to it.
checks::Subject subject_of(const model::ScannedEntity& entity);

/// Results of repository-wide checks, shared by the components.
using SharedResults = std::map<const model::Check*, model::CheckResult>;

class ComponentJudge {
 public:
  /// All must outlive the judge.
  ComponentJudge(const checks::Policy& policy, facts::RepositoryFacts& facts, SharedResults& shared,
                 const model::ScannedEntity& entity, Seconds now);

  const model::CheckResult& result(const model::Check& check) { return result(check, subject_); }
  /// With the filters held against another document of the component: what it was before a change.
  /// `applied_before`: the check applied to it then, and is not told otherwise by what the change says
  /// (judge_as_applicable).
  const model::CheckResult& result(const model::Check& check, const checks::Subject& subject,
                                   bool applied_before = false);
  /// The standing on a track; judges what is not judged yet.
  model::Standing standing(const model::Track& track);
  bool is_repository_wide(const model::Check& check) const;
  const checks::Subject& subject() const { return subject_; }

 private:
  /// soundcheck:default/track/<id>: the level of another track, judged first.
  void give_tracks(const model::Check& check);

  const checks::Policy& policy_;
  facts::RepositoryFacts& facts_;
  SharedResults& shared_;
  const model::ScannedEntity& entity_;
  Seconds now_;
  checks::Subject subject_;
  SharedResults own_;
  std::set<std::string> tracks_begun_;
};

}  // namespace bs::cli
