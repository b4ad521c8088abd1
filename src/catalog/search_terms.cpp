#include "catalog/search_terms.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/match/filter.hpp"

namespace bs::catalog {

namespace {

/// True when `b` is what an array adds for its item `a`: (key.item, "true").
bool is_item_of(const match::SearchRow& b, const match::SearchRow& a) {
  return a.has_value && b.has_value && b.value == "true" &&
         b.key.size() == a.key.size() + 1 + a.value.size() && b.key.starts_with(a.key) &&
         b.key[a.key.size()] == '.' && b.key.ends_with(a.value);
}

/// The keys whose only row says just what the column says.
std::vector<std::string_view> answered_by_columns(const std::vector<match::SearchRow>& rows,
                                                  const DocumentColumns& columns) {
  std::vector<std::string_view> answered;
  for (const ColumnKey& column : column_keys()) {
    const match::SearchRow* only = nullptr;
    std::size_t count = 0;
    for (const match::SearchRow& row : rows) {
      if (row.key == column.key) {
        only = &row;
        ++count;
      }
    }
    if (count != 1) continue;
    const bool says_the_same =
        column.text == nullptr ? !only->has_value : only->has_value && column.text(columns) == only->value;
    if (says_the_same) answered.push_back(column.key);
  }
  return answered;
}

}  // namespace

std::int64_t value_hash(std::string_view lower_text) noexcept {
  const auto hash = static_cast<std::int64_t>(fnv1a(lower_text));
  return hash == k_no_text ? 1 : hash;
}

std::vector<SearchTerm> search_terms(const data::Value& document, const DocumentColumns& columns) {
  const std::vector<match::SearchRow> rows = match::search_rows(document, {});
  const auto answered = answered_by_columns(rows, columns);
  std::vector<SearchTerm> terms;
  terms.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const match::SearchRow& row = rows[i];
    if (std::find(answered.begin(), answered.end(), row.key) != answered.end()) continue;
    const bool item = i + 1 < rows.size() && is_item_of(rows[i + 1], row);
    terms.push_back({row.key, item, row.has_value ? value_hash(row.value) : k_no_text});
    if (item) ++i;
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

SearchWriter::SearchWriter(sql::Database& database, Interner& ids)
    : database_(database),
      ids_(ids),
      rows_(database, "INSERT OR IGNORE INTO search (key, value, entity) VALUES ") {}

void SearchWriter::add(std::int64_t entity, const std::vector<SearchTerm>& terms) {
  for (const SearchTerm& term : terms) rows_.add({ids_.key(term.key, term.item), term.value, entity});
}

void SearchWriter::remove(std::int64_t entity, const std::vector<SearchTerm>& terms) {
  flush();  // what was added before must be there to be removed
  for (const SearchTerm& term : terms) {
    database_.cached("DELETE FROM search WHERE key = ? AND value = ? AND entity = ?")
        .with(ids_.key(term.key, term.item), term.value, entity)
        .run();
  }
}

}  // namespace bs::catalog
