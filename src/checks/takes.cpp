// Soundcheck's filters of entities, and the checks of a track that they leave.
#include "bs/base/text.hpp"
#include "bs/checks/judge.hpp"
#include "bs/match/filter.hpp"
#include "checks/filter_query.hpp"

namespace bs::checks {

namespace {

using model::EntityFilter;
using Rows = std::vector<match::SearchRow>;

/// A subject and its search rows, made once for many filters.
class Filtered {
 public:
  explicit Filtered(const Subject& subject) : subject_(subject) {}

  bool takes(const EntityFilter& filter) {
    if (filter.empty()) return true;
    if (subject_.document == nullptr) return false;
    if (!filter.any_of.empty() && std::none_of(filter.any_of.begin(), filter.any_of.end(),
                                               [&](const EntityFilter::Map& map) { return takes(map); }))
      return false;
    return filter.query.is_null() || holds_query(filter.query, *subject_.document, relations());
  }

  bool excludes(const EntityFilter& exclude) { return !exclude.empty() && takes(exclude); }

 private:
  bool takes(const EntityFilter::Map& map) {
    return std::all_of(map.begin(), map.end(), [&](const auto& field) {
      const std::string key = to_lower(field.first);
      return std::any_of(field.second.begin(), field.second.end(), [&](const std::string& value) {
        const std::string wanted = to_lower(value);
        return std::any_of(rows().begin(), rows().end(), [&](const match::SearchRow& row) {
          return row.has_value && row.key == key && row.value == wanted;
        });
      });
    });
  }

  const std::vector<std::pair<std::string, std::string>>& relations() {
    if (!relations_) {
      relations_.emplace();
      if (subject_.relations != nullptr)
        for (const model::Relation& relation : *subject_.relations)
          if (subject_.ref.empty() || relation.source == subject_.ref)
            relations_->emplace_back(relation.type, relation.target);
    }
    return *relations_;
  }

  const Rows& rows() {
    if (!rows_) rows_ = match::search_rows(*subject_.document, relations());
    return *rows_;
  }

  const Subject& subject_;
  std::optional<std::vector<std::pair<std::string, std::string>>> relations_;
  std::optional<Rows> rows_;
};

const model::Check* find_check(const Policy& policy, std::string_view id) {
  const auto found = std::find_if(policy.checks.begin(), policy.checks.end(),
                                  [id](const auto& check) { return check->id == id; });
  return found == policy.checks.end() ? nullptr : found->get();
}

}  // namespace

bool takes(const EntityFilter& filter, const Subject& subject) {
  return Filtered(subject).takes(filter);
}

std::vector<const model::Check*> checks_of(const Policy& policy, const model::Track& track,
                                           const Subject& subject) {
  std::vector<const model::Check*> checks;
  Filtered filtered(subject);
  if (!filtered.takes(track.filter) || filtered.excludes(track.exclude)) return checks;
  for (const model::Level& level : track.levels) {
    for (const model::LevelCheck& entry : level.checks) {
      if (!filtered.takes(entry.filter) || filtered.excludes(entry.exclude)) continue;
      const model::Check* check = find_check(policy, entry.id);
      if (check == nullptr || std::find(checks.begin(), checks.end(), check) != checks.end()) continue;
      if (filtered.takes(check->filter) && !filtered.excludes(check->exclude)) checks.push_back(check);
    }
  }
  return checks;
}

}  // namespace bs::checks
