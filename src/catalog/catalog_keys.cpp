#include "catalog/catalog_keys.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bs/model/scanned.hpp"
#include "catalog/addresses.hpp"

namespace bs::catalog {

namespace {

constexpr std::string_view k_keys[] = {"owner", "repository", "language", "inferred", "orphaned"};

std::string orphaned_expression() {
  return fmt::format("ifnull((SELECT p.state FROM repositories p WHERE p.id = e.repository), 0) = {}",
                     static_cast<int>(model::RepositoryState::gone));
}

/// "payments" is a group or a user of that name; a ref or an address is itself.
std::vector<std::string> owner_refs(const std::string& value) {
  if (value.find(':') != std::string::npos) {
    if (value.starts_with(k_email_prefix) || value.find('/') != std::string::npos) return {value};
    const auto colon = value.find(':');
    return {value.substr(0, colon + 1) + "default/" + value.substr(colon + 1)};
  }
  if (value.find('@') != std::string::npos) return {std::string(k_email_prefix) + value};
  const std::string rest = value.find('/') == std::string::npos ? "default/" + value : value;
  return {"group:" + rest, "user:" + rest};
}

void add_numbers(sql::Database& database, std::string_view select, const std::string& text,
                 std::vector<SqlValue>& numbers) {
  sql::Statement& rows = database.cached(select).with(text);
  while (rows.step()) numbers.emplace_back(rows.integer(0));
}

SqlText truth(const std::string& expression, const std::vector<std::string>& values) {
  const auto has = [&](std::string_view word) {
    return std::find(values.begin(), values.end(), word) != values.end();
  };
  if (has("true") && has("false")) return SqlText().add("1");
  if (has("true")) return SqlText().add(expression);
  return has("false") ? SqlText().add("NOT (").add(expression).add(")") : SqlText().add("0");
}

struct Expression {
  std::string_view key, short_key, sql;
};
constexpr Expression k_expressions[] = {
    {"kind", "kind", "e.kind"},
    {"apiversion", "", "ifnull(e.api_version, 'backstage.io/v1alpha1')"},
    {"metadata.name", "name", "e.name"},
    {"metadata.namespace", "namespace", "e.namespace"},
    {"metadata.title", "title", "e.title"},
    {"metadata.description", "description", "e.description"},
    {"spec.type", "type", "ifnull(e.type_written, e.type)"},
    {"spec.lifecycle", "lifecycle", "ifnull(e.lifecycle_written, e.lifecycle)"},
    {"changed", "", "e.changed"},
    {"system", "", "(SELECT r.ref FROM refs r WHERE r.id = e.system)"},
    {"owner", "", "(SELECT r.ref FROM refs r WHERE r.id = e.owner)"},
    {"repository", "", "(SELECT p.name FROM repositories p WHERE p.id = e.repository)"},
    {"language", "", "e.language"},
    {"inferred", "", "CASE e.inferred WHEN 1 THEN 'true' ELSE 'false' END"},
};

}  // namespace

bool is_catalog_key(std::string_view key) noexcept {
  return std::find(std::begin(k_keys), std::end(k_keys), key) != std::end(k_keys);
}

std::optional<SqlText> catalog_key_equals(sql::Database& database, std::string_view key,
                                          const std::vector<std::string>& values) {
  if (!is_catalog_key(key)) return std::nullopt;
  if (key == "inferred") return truth("e.inferred = 1", values);
  if (key == "orphaned") return truth(orphaned_expression(), values);
  std::vector<SqlValue> found;
  for (const std::string& value : values) {
    if (key == "owner") {
      for (const std::string& ref : owner_refs(value)) {
        add_numbers(database, "SELECT id FROM refs WHERE ref = ?", ref, found);
      }
    } else if (key == "repository") {
      add_numbers(database,
                  "SELECT id FROM repositories WHERE bs_lower(name) = ?1 OR bs_lower(identity) = ?1", value,
                  found);
    } else {
      found.emplace_back(value);
    }
  }
  if (key == "language") return one_of("iif(e.language IS NULL, NULL, bs_lower(e.language))", found);
  return one_of(key == "owner" ? "e.owner" : "e.repository", found);
}

std::optional<SqlText> catalog_key_exists(std::string_view key) {
  if (!is_catalog_key(key)) return std::nullopt;
  if (key == "inferred") return SqlText().add("e.inferred = 1");
  if (key == "orphaned") return SqlText().add(orphaned_expression());
  return SqlText().add(fmt::format("e.{} IS NOT NULL", key));
}

std::optional<std::string> column_expression(std::string_view key) {
  for (const Expression& expression : k_expressions) {
    if (key == expression.key || (!expression.short_key.empty() && key == expression.short_key)) {
      return std::string(expression.sql);
    }
  }
  if (key == "orphaned")
    return fmt::format("CASE WHEN {} THEN 'true' ELSE 'false' END", orphaned_expression());
  return std::nullopt;
}

}  // namespace bs::catalog
