#include <algorithm>

#include <fmt/format.h>

#include "bs/model/document_path.hpp"
#include "merge_implies.hpp"
#include "merge_tighten.hpp"

namespace bs::checks {
namespace {

using model::Level;
using model::LevelCheck;
using model::Track;

void take_texts(const Track& later, Track& out) {
  for (auto text :
       {&Track::name, &Track::owner, &Track::group, &Track::description, &Track::documentation_url})
    if (!(later.*text).empty()) out.*text = later.*text;
  out.weight = later.weight;
  if (!later.milestones.empty()) out.milestones = later.milestones;
}

void take_reach(const model::EntityFilter& filter, const model::EntityFilter& exclude,
                model::EntityFilter& out_filter, model::EntityFilter& out_exclude, const std::string& whose,
                Refusals& refusals) {
  if (takes_all_of(filter, out_filter))
    out_filter = filter;
  else
    refusals.add(fmt::format("keeps the filter of {}: the other one may take less", whose));
  if (exclude.empty() || (!out_exclude.empty() && takes_all_of(out_exclude, exclude)))
    out_exclude = exclude;
  else
    refusals.add(fmt::format("keeps the exclude of {}: the other one may leave out more", whose));
}

/// A campaign warns until its date; without one it always does. Other tracks fail at once.
void take_dates(const Track& later, Track& out, Refusals& refusals) {
  const auto is_campaign = [](const Track& track) { return track.type == Track::Type::campaign; };
  if (is_campaign(later) && !is_campaign(out)) {
    refusals.add("is no campaign as before: its failures would only warn");
    return;
  }
  if (!is_campaign(later)) {
    out.type = later.type;
    out.due = later.due;
    out.starts = later.starts;
    return;
  }
  if (out.due && (!later.due || *later.due > *out.due))
    refusals.add("keeps its targetCompletionDate: a later one would loosen it");
  else
    out.due = later.due;
  if (later.starts && (!out.starts || *later.starts > *out.starts))
    refusals.add("keeps its startDate: a later one would loosen it");
  else
    out.starts = later.starts;
}

const LevelCheck* find_check(const Level& level, const std::string& id) {
  const auto at = std::find_if(level.checks.begin(), level.checks.end(),
                               [&](const LevelCheck& check) { return check.id == id; });
  return at == level.checks.end() ? nullptr : &*at;
}

const Level* find_level(const Track& track, int ordinal) {
  const auto at = std::find_if(track.levels.begin(), track.levels.end(),
                               [&](const Level& level) { return level.ordinal == ordinal; });
  return at == track.levels.end() ? nullptr : &*at;
}

/// Later ones may add checks; what they leave out stays.
void take_checks(const Level& later, Level& out, Refusals& refusals) {
  for (LevelCheck& check : out.checks) {
    const LevelCheck* other = find_check(later, check.id);
    if (other == nullptr) continue;
    if (!other->name.empty()) check.name = other->name;
    if (!other->description.empty()) check.description = other->description;
    take_reach(other->filter, other->exclude, check.filter, check.exclude,
               fmt::format("check {}", model::in_quotes(check.id)), refusals);
  }
  for (const LevelCheck& check : later.checks)
    if (find_check(out, check.id) == nullptr) out.checks.push_back(check);
}

void take_levels(const Track& later, Track& out, Refusals& refusals) {
  for (Level& level : out.levels) {
    const Level* other = find_level(later, level.ordinal);
    for (const LevelCheck& check : level.checks)
      if (other == nullptr || find_check(*other, check.id) == nullptr)
        refusals.add(fmt::format("keeps check {} in level {}", model::in_quotes(check.id), level.ordinal));
    if (other == nullptr) continue;
    if (!other->name.empty()) level.name = other->name;
    if (!other->description.empty()) level.description = other->description;
    take_checks(*other, level, refusals);
  }
  for (const Level& level : later.levels)
    if (find_level(out, level.ordinal) == nullptr) out.levels.push_back(level);
  std::stable_sort(out.levels.begin(), out.levels.end(),
                   [](const Level& a, const Level& b) { return a.ordinal < b.ordinal; });
}

}  // namespace

std::shared_ptr<const Track> tighten(const Track& base, const Track& later, Refusals refusals) {
  auto out = std::make_shared<Track>(base);
  take_texts(later, *out);
  take_reach(later.filter, later.exclude, out->filter, out->exclude, "the track", refusals);
  if (later.is_draft && !out->is_draft) refusals.add("is no draft as before: that would loosen it");
  if (later.is_archived && !out->is_archived) refusals.add("is not archived: that would loosen it");
  out->is_draft = out->is_draft && later.is_draft;
  out->is_archived = out->is_archived && later.is_archived;
  take_dates(later, *out, refusals);
  take_levels(later, *out, refusals);
  return out;
}

}  // namespace bs::checks
