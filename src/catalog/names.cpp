#include <algorithm>
#include <set>

#include "bs/base/text.hpp"
#include "bs/model/ref.hpp"
#include "catalog/entity_row.hpp"
#include "catalog/lookups.hpp"

namespace bs::catalog {

namespace {

/// What was typed, in lower case; "" for what was left out.
struct Typed {
  std::string kind, namespace_, name;
};

Typed parts_of(std::string_view typed) {
  Typed parts;
  std::string text = to_lower(trim(typed));
  const auto colon = text.find(':');
  const auto slash = text.find('/');
  if (colon != std::string::npos && (slash == std::string::npos || colon < slash)) {
    parts.kind = text.substr(0, colon);
    text.erase(0, colon + 1);
  }
  if (const auto end = text.find('/'); end != std::string::npos) {
    parts.namespace_ = text.substr(0, end);
    text.erase(0, end + 1);
  }
  parts.name = text;
  return parts;
}

/// Sorts after every text that starts with `prefix`.
std::string after(const std::string& prefix) {
  return prefix + "\xF4\x8F\xBF\xBF";
}

constexpr std::size_t k_name_candidates = 50'000;

void add_names(sql::Database& database, const std::string& prefix, std::set<std::string>& names) {
  sql::Statement& rows = database.cached(
      "SELECT DISTINCT name FROM entities WHERE active = 1 AND name >= ? AND name < ? LIMIT ?");
  rows.with(prefix, after(prefix), k_name_candidates);
  while (rows.step()) names.insert(to_lower(rows.view(0)));
}

}  // namespace

std::vector<EntityRow> entities_named(sql::Database& database, std::string_view typed) {
  const Typed parts = parts_of(typed);
  std::vector<std::int64_t> found;
  sql::Statement& rows = database.cached(
      "SELECT id FROM entities WHERE active = 1 AND name = ?1 AND (?2 = '' OR kind = ?2)"
      " AND (?3 = '' OR namespace = ?3) ORDER BY kind <> 'component', kind, namespace <> 'default', "
      "namespace, id");
  rows.with(parts.name, parts.kind, parts.namespace_);
  while (rows.step()) found.push_back(rows.integer(0));
  return entity_rows(database, found);
}

std::vector<std::string> refs_near(sql::Database& database, std::string_view word, std::size_t limit) {
  const Typed parts = parts_of(word);
  std::set<std::string> names;
  add_names(database, "", names);
  if (names.size() >= k_name_candidates) {
    // Too many to compare with all: those that begin alike.
    names.clear();
    add_names(database, parts.name.substr(0, 2), names);
  }
  std::vector<std::string> candidates(names.begin(), names.end());
  std::vector<std::string> refs;
  while (refs.size() < limit) {
    const auto name = nearest(parts.name, candidates);
    if (!name) break;
    candidates.erase(std::remove(candidates.begin(), candidates.end(), *name), candidates.end());
    for (const EntityRow& row : entities_named(database, *name)) {
      if (refs.size() < limit) refs.push_back(row.ref);
    }
  }
  return refs;
}

std::vector<std::string> completions(sql::Database& database, std::string_view prefix, std::int64_t limit) {
  const Typed parts = parts_of(prefix);
  std::vector<std::string> found;
  // Names alike but for the case, and without a kind all that share one, are one completion.
  sql::Statement& rows = database.cached(
      parts.kind.empty()
          ? "SELECT min(name), '' FROM entities WHERE active = 1 AND name >= ?1 AND name < ?2"
            " AND ?3 = '' AND (?4 = '' OR namespace = ?4) GROUP BY name ORDER BY name LIMIT ?5"
          : "SELECT min(name), namespace FROM entities WHERE active = 1 AND name >= ?1 AND name < ?2"
            " AND kind = ?3 AND (?4 = '' OR namespace = ?4) GROUP BY name, namespace"
            " ORDER BY name, namespace LIMIT ?5");
  rows.with(parts.name, after(parts.name), parts.kind, parts.namespace_, limit > 0 ? limit : -1);
  while (rows.step()) {
    std::string text = parts.kind.empty() ? "" : parts.kind + ':';
    if (!parts.namespace_.empty()) {
      text += parts.namespace_ + '/';
    } else if (!parts.kind.empty() && rows.view(1) != "default") {
      text += rows.text(1) + '/';
    }
    found.push_back(text + rows.text(0));
  }
  return found;
}

}  // namespace bs::catalog
