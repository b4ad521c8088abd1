#pragma once
/// A piece of SQL with the values of its question marks, in order.
#include <cstdint>
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

/// The texts with `separator` between them, each in brackets; `none` when there are none.
inline SqlText joined(const std::vector<SqlText>& parts, std::string_view separator, std::string_view none) {
  SqlText all;
  for (const SqlText& part : parts) {
    if (!all.empty()) all.add(separator);
    all.add("(").add(part).add(")");
  }
  if (parts.empty()) all.add(none);
  return all;
}

}  // namespace bs::catalog
