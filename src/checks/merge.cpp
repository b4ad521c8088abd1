#include <algorithm>

#include <fmt/format.h>

#include "bs/model/document_path.hpp"
#include "merge_tighten.hpp"

namespace bs::checks {
namespace {

using model::in_quotes;

std::string stands_at(const std::string& file, Mark mark) {
  return "the earlier one stands at " + Place{file, mark}.text();
}

void merge_checks(Policy& base, std::vector<std::shared_ptr<const model::Check>> later) {
  for (auto& check : later) {
    const auto at = std::lower_bound(base.checks.begin(), base.checks.end(), check->id,
                                     [](const auto& known, const std::string& id) { return known->id < id; });
    if (at == base.checks.end() || (*at)->id != check->id) {
      base.checks.insert(at, std::move(check));
      continue;
    }
    *at = tighten(**at, *check,
                  {base.notes, check->file, check->mark, "check " + in_quotes(check->id),
                   stands_at((*at)->file, (*at)->mark)});
  }
}

/// Those without a check stay, for verify to tell.
void apply_adjustments(Policy& base, std::vector<Adjustment> later) {
  for (Adjustment& adjustment : later) {
    const auto at = std::find_if(base.checks.begin(), base.checks.end(),
                                 [&](const auto& check) { return check->id == adjustment.check; });
    if (at == base.checks.end()) {
      base.adjustments.push_back(std::move(adjustment));
      continue;
    }
    *at = tighten(**at, adjustment,
                  {base.notes, adjustment.file, adjustment.mark, "check " + in_quotes(adjustment.check),
                   stands_at((*at)->file, (*at)->mark)});
  }
}

void merge_tracks(Policy& base, std::vector<std::shared_ptr<const model::Track>> later) {
  for (auto& track : later) {
    const auto at = std::find_if(base.tracks.begin(), base.tracks.end(),
                                 [&](const auto& known) { return known->id == track->id; });
    if (at == base.tracks.end()) {
      base.tracks.push_back(std::move(track));
      continue;
    }
    *at = tighten(**at, *track,
                  {base.notes, track->file, track->mark, "track " + in_quotes(track->id),
                   stands_at((*at)->file, (*at)->mark)});
  }
}

void merge_facts(Policy& base, std::map<model::FactRef, model::FactSpec> later) {
  for (auto& [ref, spec] : later) {
    const auto [at, is_new] = base.facts.try_emplace(ref, std::move(spec));
    const model::FactSpec& stays = at->second;
    if (is_new || (stays.collector == spec.collector && stays.arguments == spec.arguments)) continue;
    base.notes.push_back({Severity::note,
                          fmt::format("fact {} stays as it was: checks rest on it", in_quotes(ref.text())),
                          spec.mark, stands_at(stays.collection, stays.mark), spec.collection});
  }
}

}  // namespace

Policy merge(Policy base, Policy later) {
  merge_facts(base, std::move(later.facts));
  merge_checks(base, std::move(later.checks));
  apply_adjustments(base, std::move(later.adjustments));
  merge_tracks(base, std::move(later.tracks));
  base.elsewhere.merge(later.elsewhere);
  std::move(later.exemptions.begin(), later.exemptions.end(), std::back_inserter(base.exemptions));
  std::move(later.notes.begin(), later.notes.end(), std::back_inserter(base.notes));
  return base;
}

}  // namespace bs::checks
