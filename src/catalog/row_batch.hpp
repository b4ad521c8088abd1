#pragma once
/// Many rows of whole numbers, written together: in the order of the table, which keeps the work on few
/// pages, and many in one statement, which costs half of one statement each.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bs/sql/database.hpp"

namespace bs::catalog {

template <std::size_t k_columns>
class RowBatch {
 public:
  using Row = std::array<std::int64_t, k_columns>;

  /// `insert`: "INSERT … VALUES ", whose first columns are the table's key.
  RowBatch(sql::Database& database, std::string insert) : database_(database), insert_(std::move(insert)) {}

  void add(const Row& row) { rows_.push_back(row); }

  void flush() {
    std::stable_sort(rows_.begin(), rows_.end());
    std::size_t done = 0;
    for (const std::size_t count : {k_many, std::size_t{1}}) {
      if (rows_.size() - done < count) continue;
      sql::Statement& statement = database_.cached(statement_for(count));
      for (; rows_.size() - done >= count; done += count) {
        int index = 0;
        for (std::size_t i = 0; i < count; ++i) {
          for (const std::int64_t value : rows_[done + i]) statement.bind(++index, value);
        }
        statement.run();
      }
    }
    rows_.clear();
  }

 private:
  static constexpr std::size_t k_many = 64;

  std::string statement_for(std::size_t count) const {
    std::string tuple = "(?";
    for (std::size_t i = 1; i < k_columns; ++i) tuple += ", ?";
    std::string sql = insert_ + tuple + ')';
    for (std::size_t i = 1; i < count; ++i) sql += ", " + tuple + ')';
    return sql;
  }

  sql::Database& database_;
  std::string insert_;
  std::vector<Row> rows_;
};

}  // namespace bs::catalog
