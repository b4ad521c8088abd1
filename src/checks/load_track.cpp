#include "load_track.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "load_keys.hpp"

namespace bs::checks {
namespace {

using data::Value;
using model::in_quotes;
using model::Path;
using model::Track;
using Key = KeyReader::Key;

constexpr Seconds k_day = 86'400;
const std::vector<std::string> k_types = {"standard", "campaign", "playlist"};
const std::vector<std::string> k_weights = {"low", "normal", "high", "critical"};

struct TrackReader : KeyReader {
  explicit TrackReader(Loading& loading) : KeyReader{loading} {}

  Track track;

  template <class Enum>
  Key choice(std::string_view name, const std::vector<std::string>& names, Enum& out) {
    return {name, [this, &names, &out](const Value& v, const Path& p) {
              std::string found;
              load.reader.read_choice(v, p, names, found);
              const auto at = std::find(names.begin(), names.end(), found);
              if (at != names.end()) out = static_cast<Enum>(at - names.begin());
            }};
  }
  std::optional<Seconds> read_date(const Written& at);
  void read_due(const Written& at);
  void read_milestone(const Written& at);
  void read_level_check(const Written& at, model::Level& level);
  void read_ordinal(const Written& at, model::Level& level);
  void read_level(const Written& at);
  void read_levels(const Written& at);
  std::vector<Key> keys();
};

std::optional<Seconds> TrackReader::read_date(const Written& at) {
  const auto time = at.value.is_string() ? parse_rfc3339(at.value.as_string()) : std::nullopt;
  load.reader.expect(time.has_value(), at.value, at.path, "a date, for example 2026-11-30");
  return time;
}

/// A day is over when it ends; a time is a time.
void TrackReader::read_due(const Written& at) {
  track.due = read_date(at);
  constexpr std::size_t k_date_length = 10;
  if (track.due && at.value.as_string().size() == k_date_length) *track.due += k_day;
}

/// Soundcheck publishes no schema of milestones: any keys, of which these are shown.
void TrackReader::read_milestone(const Written& at) {
  if (!load.reader.expect(at.value.is_object(), at.value, at.path, "a map")) return;
  model::Milestone milestone{at.value.string_or("name", at.value.string_or("title")), ""};
  for (const auto* key : {"date", "targetDate"}) {
    const data::Member* member = at.value.find_member(key);
    if (member == nullptr) continue;
    const Path path = at.path.member(*member);
    if (read_date({member->value, path})) milestone.date = member->value.as_string();
  }
  track.milestones.push_back(std::move(milestone));
}

void TrackReader::read_level_check(const Written& at, model::Level& level) {
  model::LevelCheck check;
  check.mark = at.value.mark;
  if (at.value.is_string()) {
    check.id = at.value.as_string();
  } else {
    load.reader.read_map(at.value, at.path,
                         {text("id", check.id, "id: has-readme"), prose("name", check.name),
                          prose("description", check.description), filter("filter", check.filter),
                          filter("exclude", check.exclude), filter_query(check.filter)});
  }
  if (check.id.empty()) return;
  const bool is_twice = std::any_of(level.checks.begin(), level.checks.end(),
                                    [&](const model::LevelCheck& other) { return other.id == check.id; });
  if (is_twice) {
    load.reader.fault(check.mark, fmt::format("{} names check {} twice in one level", at.path.parent->text(),
                                              in_quotes(check.id)));
    return;
  }
  level.checks.push_back(std::move(check));
}

void TrackReader::read_ordinal(const Written& at, model::Level& level) {
  const bool sound =
      at.value.type() == data::Type::integer && at.value.as_integer() >= 1 && at.value.as_integer() <= 1000;
  if (load.reader.expect(sound, at.value, at.path, "a whole number from 1 to 1000"))
    level.ordinal = static_cast<int>(at.value.as_integer());
}

void TrackReader::read_level(const Written& at) {
  model::Level level;
  load.reader.read_map(at.value, at.path,
                       {{"ordinal",
                         [&](const Value& v, const Path& p) {
                           read_ordinal({v, p}, level);
                         },
                         "ordinal: 1"},
                        prose("name", level.name),
                        prose("description", level.description),
                        passed_over("badge"),
                        {"checks",
                         [&](const Value& v, const Path& p) {
                           if (!load.reader.expect(v.is_array(), v, p, "a list of checks")) return;
                           load.reader.read_items(v, p, [&](const Value& c, const Path& cp) {
                             read_level_check({c, cp}, level);
                           });
                         },
                         "checks: [{id: has-readme}]"}});
  const bool is_twice = std::any_of(track.levels.begin(), track.levels.end(), [&](const model::Level& other) {
    return other.ordinal == level.ordinal;
  });
  if (level.ordinal != 0 && is_twice)
    load.reader.fault(at.value.mark,
                      fmt::format("{} has ordinal {}, as another level has", at.path.text(), level.ordinal));
  track.levels.push_back(std::move(level));
}

void TrackReader::read_levels(const Written& at) {
  if (!load.reader.expect(at.value.is_array(), at.value, at.path, "a list of levels")) return;
  load.reader.expect(!at.value.as_array().empty(), at.value, at.path, "a list of one level at least");
  load.reader.read_items(at.value, at.path, [this](const Value& v, const Path& p) { read_level({v, p}); });
  std::stable_sort(track.levels.begin(), track.levels.end(),
                   [](const model::Level& a, const model::Level& b) { return a.ordinal < b.ordinal; });
}

std::vector<Key> TrackReader::keys() {
  std::vector<Key> keys{
      text("id", track.id, "id: basics"),
      prose("name", track.name),
      prose("ownerEntityRef", track.owner),
      prose("group", track.group),
      prose("description", track.description),
      prose("documentationURL", track.documentation_url),
      filter("filter", track.filter),
      filter("exclude", track.exclude),
      filter_query(track.filter),
      choice("type", k_types, track.type),
      choice("weight", k_weights, track.weight),
      flag("draft", track.is_draft),
      flag("archived", track.is_archived),
      {"levels",
       [this](const Value& v, const Path& p) {
         read_levels({v, p});
       },
       "levels: [{ordinal: 1, checks: [{id: has-readme}]}]"},
      {"startDate",
       [this](const Value& v, const Path& p) {
         track.starts = read_date({v, p});
       }},
      {"targetCompletionDate",
       [this](const Value& v, const Path& p) {
         read_due({v, p});
       }},
      {"milestones", [this](const Value& v, const Path& p) {
         load.reader.read_items(v, p, [this](const Value& m, const Path& mp) { read_milestone({m, mp}); });
       }}};
  for (const auto* name : {"badge", "badgeType", "supportChannel", "isEditable", "createdAt", "updatedAt"})
    keys.push_back(passed_over(name));
  return keys;
}

}  // namespace

void read_track(Loading& load, const Value& value) {
  if (!value.is_object()) {
    load.reader.fault(value.mark, fmt::format("a track must be a map, found {}", model::described(value)));
    return;
  }
  TrackReader reader(load);
  reader.track.file = load.file;
  reader.track.mark = value.mark;
  load.reader.read_map(value, {}, reader.keys());
  Track& track = reader.track;
  if (!track.id.empty() && load.is_first("track", track.id, value.find("id")->mark))
    load.policy.tracks.push_back(std::make_shared<const Track>(std::move(track)));
}

}  // namespace bs::checks
