#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "bs/checks/policy.hpp"
#include "bs/model/config_reader.hpp"

namespace bs::checks {
namespace {

using model::in_quotes;

constexpr std::string_view k_track_fact = "track/";

std::optional<std::string_view> track_asked_for(const model::FactRef& fact) {
  if (fact.source != "soundcheck" || !fact.name.starts_with(k_track_fact)) return std::nullopt;
  return std::string_view(fact.name).substr(k_track_fact.size());
}

struct Verification {
  const Policy& policy;
  std::vector<Diagnostic> faults;

  void fault(const std::string& file, Mark mark, std::string message, std::string hint) {
    faults.push_back({Severity::error, std::move(message), mark, std::move(hint), file});
  }
  std::string hint_of_check(const std::string& id) const {
    std::vector<std::string> ids;
    for (const auto& check : policy.checks) ids.push_back(check->id);
    const auto meant = nearest(id, ids);
    return meant ? fmt::format("is {} meant?", in_quotes(*meant)) : "bs check list shows what there is";
  }

  void judge_track(const model::Track& track) {
    for (const auto& level : track.levels)
      for (const auto& check : level.checks)
        if (policy.check(check.id) == nullptr)
          fault(track.file, check.mark,
                fmt::format("track {} names no check: {}", in_quotes(track.id), in_quotes(check.id)),
                hint_of_check(check.id));
  }
  void judge_check(const model::Check& check) {
    for (const auto& fact : check.facts()) {
      const auto id = track_asked_for(fact);
      if (!id || policy.track(*id) != nullptr) continue;
      std::vector<std::string> ids;
      for (const auto& track : policy.tracks) ids.push_back(track->id);
      fault(check.file, check.mark,
            fmt::format("check {} asks for the track {}, which there is not", in_quotes(check.id),
                        in_quotes(*id)),
            model::hint_of_names(*id, ids));
    }
  }
  void judge_adjustment(const Adjustment& adjustment) {
    fault(adjustment.file, adjustment.mark,
          fmt::format("no earlier layer has a check {} to tighten", in_quotes(adjustment.check)),
          hint_of_check(adjustment.check));
  }

  /// Tracks whose level a check of this track asks for.
  std::vector<const model::Track*> asked_by(const model::Track& track) const {
    std::vector<const model::Track*> out;
    for (const auto& level : track.levels)
      for (const auto& entry : level.checks) {
        const model::Check* check = policy.check(entry.id);
        if (check == nullptr) continue;
        for (const auto& fact : check->facts())
          if (const auto id = track_asked_for(fact))
            if (const model::Track* asked = policy.track(*id)) out.push_back(asked);
      }
    return out;
  }
  /// A level must not depend on itself: whether it is reached could not be told.
  void judge_circle(const model::Track& track) {
    std::vector<const model::Track*> open = asked_by(track);
    std::set<const model::Track*> seen(open.begin(), open.end());
    while (!open.empty() && !seen.contains(&track)) {
      const model::Track* next = open.back();
      open.pop_back();
      for (const model::Track* asked : asked_by(*next))
        if (seen.insert(asked).second) open.push_back(asked);
    }
    if (seen.contains(&track))
      fault(track.file, track.mark, fmt::format("track {} depends on its own level", in_quotes(track.id)),
            "one of its checks asks for soundcheck:default/track/…, and that leads back here");
  }
};

}  // namespace

void verify(const Policy& policy) {
  Verification verification{policy, {}};
  for (const auto& adjustment : policy.adjustments) verification.judge_adjustment(adjustment);
  for (const auto& check : policy.checks) verification.judge_check(*check);
  for (const auto& track : policy.tracks) verification.judge_track(*track);
  for (const auto& track : policy.tracks) verification.judge_circle(*track);
  if (verification.faults.empty()) return;
  const std::string first = verification.faults.front().file;
  throw model::error_of_faults(std::move(verification.faults), "", first);
}

}  // namespace bs::checks
