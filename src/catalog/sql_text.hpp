#pragma once
/// A piece of SQL with the values of its question marks, in order.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bs/sql/database.hpp"

namespace bs::catalog {

/// A number, or a text.
struct SqlValue {
  SqlValue(std::int64_t value) : number(value) {}
  SqlValue(std::string value) : is_text(true), text(std::move(value)) {}
  bool is_text = false;
  std::int64_t number = 0;
  std::string text;
};

struct SqlText {
  std::string sql;
  std::vector<SqlValue> values;

  SqlText& add(std::string_view text) {
    sql += text;
    return *this;
  }
  SqlText& add(const SqlText& other) {
    sql += other.sql;
    values.insert(values.end(), other.values.begin(), other.values.end());
    return *this;
  }
  SqlText& value(SqlValue value) {
    values.push_back(std::move(value));
    return *this;
  }
  bool empty() const { return sql.empty(); }
  /// Binds the values from the first question mark on.
  void bind_to(sql::Statement& statement) const {
    int index = 0;
    for (const SqlValue& bound : values) {
      ++index;
      if (bound.is_text) {
        statement.bind(index, std::string_view(bound.text));
      } else {
        statement.bind(index, bound.number);
      }
    }
  }
};

/// "expression = ?", or "expression IN (?, …)"; "0" without values.
inline SqlText one_of(std::string_view expression, const std::vector<SqlValue>& values) {
  SqlText text;
  if (values.empty()) return text.add("0");
  text.add(expression).add(values.size() == 1 ? " = " : " IN (");
  for (std::size_t i = 0; i < values.size(); ++i) text.add(i == 0 ? "?" : ", ?").value(values[i]);
  return values.size() == 1 ? text : text.add(")");
}

/// The texts with `separator` (an associative operator) between them; `none` when there are none. Nested by
/// halves: SQLite's expressions may be 1,000 deep.
inline SqlText joined(std::span<const SqlText> parts, std::string_view separator, std::string_view none) {
  SqlText all;
  if (parts.empty()) return all.add(none);
  if (parts.size() == 1) return parts.front();
  const auto half = parts.size() / 2;
  all.add("(").add(joined(parts.first(half), separator, none)).add(")").add(separator);
  return all.add("(").add(joined(parts.subspan(half), separator, none)).add(")");
}

}  // namespace bs::catalog
