#include <algorithm>
#include <set>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "catalog/entity_row.hpp"
#include "catalog/lookups.hpp"
#include "catalog/snippet.hpp"
#include "catalog/text_index.hpp"

namespace bs::catalog {

namespace {

/// A word that full text would find nothing in ("--") must not take the others down.
bool has_token(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

std::vector<std::string> words_in(std::string_view text) {
  std::string spaced = to_lower(text);
  for (char& c : spaced) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  std::vector<std::string> words;
  for (const auto word : split(spaced, ' ')) {
    if (has_token(word)) words.emplace_back(word);
  }
  return words;
}

/// Every word is a quoted string, so nothing that is typed is syntax; the last may be half written.
std::string match_expression(const std::vector<std::string>& words) {
  std::string expression;
  for (const std::string& word : words) {
    if (!expression.empty()) expression += ' ';
    expression += '"' + replace_all(word, "\"", "\"\"") + '"';
  }
  return expression + '*';
}

struct Ranked {
  std::int64_t entity = 0;
  double score = 0;
  std::string name;  ///< and what else tells entities of one name apart
};

/// Documents of one score are put in order by name; so many are read beyond the limit for it.
constexpr std::size_t k_ties = 500;

std::vector<Ranked> full_text(sql::Database& database, const std::vector<std::string>& words,
                              std::int64_t limit) {
  std::vector<Ranked> ranked;
  sql::Statement& rows = database.cached(
      "SELECT rowid, rank FROM words WHERE words MATCH ? AND rank MATCH 'bm25(10.0, 8.0, 4.0, 3.0, 2.0)'"
      " ORDER BY rank");
  sql::Statement& entity = database.cached(
      "SELECT active, lower(name) || ' ' || lower(kind) || ' ' || namespace FROM entities WHERE id = ?");
  const auto enough = limit > 0 ? static_cast<std::size_t>(limit) : SIZE_MAX;
  rows.with(match_expression(words));
  while (rows.step()) {
    const double score = -rows.number(1);  // SQLite's best is the most negative
    const bool is_full = ranked.size() >= enough;
    if (is_full && (score < ranked.back().score || ranked.size() - enough >= k_ties)) break;
    // Documents that lost their ref are in the index, too.
    if (!entity.with(rows.integer(0)).step() || entity.integer(0) == 0) continue;
    ranked.push_back({rows.integer(0), score, entity.text(1)});
  }
  entity.reset();
  rows.reset();
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.name < b.name;
  });
  if (ranked.size() > enough) ranked.resize(enough);
  return ranked;
}

/// What full text does not find: words in the middle of a name.
void add_parts_of_names(sql::Database& database, const std::vector<std::string>& words, std::int64_t limit,
                        std::vector<Ranked>& ranked) {
  std::set<std::int64_t> known;
  for (const Ranked& hit : ranked) known.insert(hit.entity);
  sql::Statement& rows = database.cached(
      "SELECT t.entity FROM texts t CROSS JOIN entities e ON e.id = t.entity WHERE e.active = 1"
      " AND instr(substr(t.words, 1, instr(t.words, char(10))), ?) > 0 ORDER BY length(e.name), e.name, "
      "e.kind,"
      " e.namespace");
  rows.with(words.front());
  while (rows.step() && (limit <= 0 || static_cast<std::int64_t>(ranked.size()) < limit)) {
    if (known.count(rows.integer(0)) == 0) ranked.push_back({rows.integer(0), 0, ""});
  }
  rows.reset();
}

std::vector<std::string> tags_of(sql::Database& database, std::int64_t entity) {
  std::vector<std::string> tags;
  sql::Statement& row = database.cached("SELECT words FROM texts WHERE entity = ?").with(entity);
  if (row.step()) {
    const auto lines = split(row.view(0), '\n');
    if (lines.size() > 2) {
      for (const auto tag : split(lines[2], ' ')) tags.emplace_back(tag);
    }
  }
  row.reset();
  return tags;
}

SearchHit hit_of(sql::Database& database, EntityRow row, std::int64_t entity, double score,
                 const std::vector<std::string>& words) {
  const std::string tags = join(tags_of(database, entity), " ");
  const std::pair<std::string_view, std::string_view> fields[] = {{"name", row.name},
                                                                  {"title", row.title},
                                                                  {"tags", tags},
                                                                  {"owner", owner_name(row.owner)},
                                                                  {"description", row.description}};
  SearchHit hit;
  hit.score = score;
  std::size_t most = 0;
  for (const auto& [name, text] : fields) {
    const auto snippet = snippet_of(text, words);
    if (snippet.matched <= most) continue;
    most = snippet.matched;
    hit.where = name;
    hit.snippet = snippet.text;
  }
  hit.row = std::move(row);
  return hit;
}

}  // namespace

std::vector<SearchHit> search_text(sql::Database& database, std::string_view text, std::int64_t limit) {
  const auto words = words_in(text);
  if (words.empty()) return {};
  auto ranked = full_text(database, words, limit);
  const bool has_room = limit <= 0 || static_cast<std::int64_t>(ranked.size()) < limit;
  if (words.size() == 1 && has_room) add_parts_of_names(database, words, limit, ranked);
  std::vector<SearchHit> hits;
  for (const Ranked& found : ranked) {
    if (auto row = entity_row(database, found.entity)) {
      hits.push_back(hit_of(database, std::move(*row), found.entity, found.score, words));
    }
  }
  return hits;
}

}  // namespace bs::catalog
