#pragma once
/// Keys of filters, orders and facets that ask what the catalog knows of an entity, not its document: owner,
/// repository, language, inferred, orphaned. No document has such keys: its root holds apiVersion, kind,
/// metadata and spec alone.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/sql/database.hpp"
#include "catalog/sql_text.hpp"

namespace bs::catalog {

bool is_catalog_key(std::string_view key) noexcept;
/// nullopt when the key is none of these.
std::optional<SqlText> catalog_key_equals(sql::Database& database, std::string_view key,
                                          const std::vector<std::string>& values);
std::optional<SqlText> catalog_key_exists(std::string_view key);
/// An SQL expression for the key's text, to order and group by: also for the keys that columns of `entities
/// e` answer and for their short names
/// ("type" for spec.type). nullopt for other keys.
std::optional<std::string> column_expression(std::string_view key);

}  // namespace bs::catalog
