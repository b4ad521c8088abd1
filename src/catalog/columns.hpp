#pragma once
/// What `entities` holds of a document in columns, so that lists and the usual filters never look further.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "bs/data/value.hpp"

namespace bs::catalog {

struct DocumentColumns {
  std::string kind, namespace_, name;
  std::optional<std::string> api_version;  ///< nullopt: k_usual_api_version
  std::optional<std::string> title, description;
  std::optional<std::string> type, lifecycle;                  ///< lower case
  std::optional<std::string> type_written, lifecycle_written;  ///< where it differs
};
inline constexpr std::string_view k_usual_api_version = "backstage.io/v1alpha1";

DocumentColumns columns_of(const data::Value& document);

/// A dotted key that a column answers.
struct ColumnKey {
  std::string_view key;
  std::string_view
      text_sql;  ///< over entities `e`: what compares equal to the lower-cased text; NULL when empty
  std::string_view exists;  ///< SQL
  /// The column's text as the SQL compares it; nullopt when the column is empty. Null: a key that is there
  /// without a text.
  std::optional<std::string> (*text)(const DocumentColumns&);
};
std::span<const ColumnKey> column_keys() noexcept;
const ColumnKey* find_column_key(std::string_view key) noexcept;

}  // namespace bs::catalog
