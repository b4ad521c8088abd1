#pragma once
/// What stands once in the catalog and is numbered: refs, dotted keys, packages, files.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "bs/sql/database.hpp"

namespace bs::catalog {

/// Lives as long as one write transaction: numbers remembered longer might have been rolled back or pruned by
/// another process.
class Interner {
 public:
  explicit Interner(sql::Database& database) : database_(database) {}

  /// The number of a ref, made when it is new; nullopt for "".
  std::optional<std::int64_t> ref(std::string_view canonical);
  std::int64_t key(const std::string& name, bool item);
  std::int64_t package(const std::string& name);
  /// nullopt for "".
  std::optional<std::int64_t> file(std::int64_t repository, const std::string& path);

 private:
  sql::Database& database_;
  std::unordered_map<std::string, std::int64_t> refs_;
  std::unordered_map<std::string, std::int64_t> packages_;
  std::unordered_map<std::string, std::int64_t> keys_[2];
  std::map<std::pair<std::int64_t, std::string>, std::int64_t> files_;
};

}  // namespace bs::catalog
