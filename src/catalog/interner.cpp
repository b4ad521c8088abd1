#include "catalog/interner.hpp"

namespace bs::catalog {

namespace {

/// Looks a row up by what identifies it, and makes it when there is none.
template <class... Identity>
std::int64_t select_or_insert(sql::Database& database, std::string_view select, std::string_view insert,
                              const Identity&... identity) {
  sql::Statement& found = database.cached(select).with(identity...);
  if (found.step()) {
    const auto number = found.integer(0);
    found.reset();
    return number;
  }
  found.reset();
  database.cached(insert).with(identity...).run();
  return database.last_row_id();
}

}  // namespace

std::optional<std::int64_t> Interner::ref(std::string_view canonical) {
  if (canonical.empty()) return std::nullopt;
  const auto [place, is_new] = refs_.try_emplace(std::string(canonical), 0);
  if (is_new) {
    place->second = select_or_insert(database_, "SELECT id FROM refs WHERE ref = ?",
                                     "INSERT INTO refs (ref) VALUES (?)", canonical);
  }
  return place->second;
}

std::int64_t Interner::key(const std::string& name, bool item) {
  const auto [place, is_new] = keys_[item ? 1 : 0].try_emplace(name, 0);
  if (is_new) {
    place->second = select_or_insert(database_, "SELECT id FROM keys WHERE name = ? AND item = ?",
                                     "INSERT INTO keys (name, item) VALUES (?, ?)", name, item);
  }
  return place->second;
}

std::int64_t Interner::package(const std::string& name) {
  const auto [place, is_new] = packages_.try_emplace(name, 0);
  if (is_new) {
    place->second = select_or_insert(database_, "SELECT id FROM packages WHERE name = ?",
                                     "INSERT INTO packages (name) VALUES (?)", name);
  }
  return place->second;
}

std::optional<std::int64_t> Interner::file(std::int64_t repository, const std::string& path) {
  if (path.empty()) return std::nullopt;
  const auto [place, is_new] = files_.try_emplace({repository, path}, 0);
  if (is_new) {
    place->second = select_or_insert(database_, "SELECT id FROM files WHERE repository = ? AND path = ?",
                                     "INSERT INTO files (repository, path) VALUES (?, ?)", repository, path);
  }
  return place->second;
}

}  // namespace bs::catalog
