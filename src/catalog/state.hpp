#pragma once
/// What stands behind Store.
#include <string>
#include <utility>
#include <vector>

#include "bs/catalog/store.hpp"
#include "bs/sql/database.hpp"
#include "catalog/maintenance.hpp"

namespace bs::catalog {

struct Store::State {
  State(fs::path named, OpenedCatalog opened)
      : file(std::move(named)),
        identity(opened.identity),
        database(std::move(opened.database)),
        notices(std::move(opened.notices)) {}
  fs::path file;
  std::optional<FileIdentity> identity;
  sql::Database database;
  std::vector<std::string> notices;
  int snapshots = 0;  ///< ReadSnapshot: how many are open
};

/// What is read while it lives comes from one moment, whatever other processes write. May be nested.
class ReadSnapshot {
 public:
  ReadSnapshot(sql::Database& database, int& open);
  ~ReadSnapshot();
  ReadSnapshot(const ReadSnapshot&) = delete;
  ReadSnapshot& operator=(const ReadSnapshot&) = delete;

 private:
  sql::Database& database_;
  int& open_;
};

}  // namespace bs::catalog
