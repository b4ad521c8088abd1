#pragma once
/// The rows of `search`: what a filter may ask of a document and no column answers.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"
#include "bs/sql/database.hpp"
#include "catalog/columns.hpp"
#include "catalog/interner.hpp"
#include "catalog/row_batch.hpp"

namespace bs::catalog {

struct SearchTerm {
  std::string key;
  bool item = false;       ///< an item of an array: stands for (key, text) and (key.text, "true") at once
  std::int64_t value = 0;  ///< value_hash of the text; k_no_text
  friend bool operator==(const SearchTerm&, const SearchTerm&) = default;
  friend auto operator<=>(const SearchTerm&, const SearchTerm&) = default;
};
inline constexpr std::int64_t k_no_text = 0;

/// 64 bits stand for a text: two texts of one key fall together once in 10^13 questions at a million values.
std::int64_t value_hash(std::string_view lower_text) noexcept;

/// What match::search_rows says of the document without what its columns say; sorted, each once. The document
/// is all that decides: the same document gives the same terms again, which is how they are found to be
/// removed.
std::vector<SearchTerm> search_terms(const data::Value& document, const DocumentColumns& columns);

/// Writes the terms of one transaction.
class SearchWriter {
 public:
  SearchWriter(sql::Database& database, Interner& ids);
  void add(std::int64_t entity, const std::vector<SearchTerm>& terms);
  void remove(std::int64_t entity, const std::vector<SearchTerm>& terms);
  void flush() { rows_.flush(); }

 private:
  sql::Database& database_;
  Interner& ids_;
  RowBatch<3> rows_;
};

}  // namespace bs::catalog
