#pragma once
// Repositories as a scan would tell them, written as catalog files; and a store in a folder of its own.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bs/catalog/store.hpp"
#include "support/temporary_folder.hpp"

namespace bs::test {

inline constexpr Seconds k_day_one = 1'800'000'000;

/// The entities of a catalog file; every document must be valid.
std::vector<model::ScannedEntity> entities_of(std::string_view yaml,
                                              const std::string& path = "catalog-info.yaml");
/// One entity that a manifest would give; `spec` is flow YAML ("providesApis: [web-api]").
model::ScannedEntity inferred(const std::string& kind, const std::string& name, const std::string& path,
                              const std::string& spec = "");
/// "component ledger" as YAML: kind Component, owner payments, type service; `more` goes into spec.
std::string component(const std::string& name, const std::string& more = "",
                      const std::string& owner = "payments");

model::RepositoryScan repository(const std::string& name, std::vector<model::ScannedEntity> entities = {});

class Catalog {
 public:
  Catalog() : store(catalog::Store::open(folder / "catalog.db", catalog::Access::write)) {}

  /// Writes and draws the conclusions.
  void scan(const model::RepositoryScan& scan, Seconds now = k_day_one);
  void write(const model::RepositoryScan& scan, Seconds now = k_day_one) { store.write(scan, now); }

  /// The refs that a filter selects, sorted.
  std::vector<std::string> refs(const std::vector<std::string>& filters = {},
                                const std::string& words = "") const;
  /// "added component:default/ledger", "changed …: spec.type service -> library"; newest first.
  std::vector<std::string> history(std::string_view ref = "") const;
  /// "dependsOn component:default/x" and " (manifest)", sorted.
  std::vector<std::string> relations(std::string_view ref) const;
  /// "duplicate: MESSAGE"
  std::vector<std::string> problems() const;

  TemporaryFolder folder;
  catalog::Store store;
};

/// What must hold in every catalog file, whatever was done: what is wrong, one a line.
std::string faults_of(const fs::path& file);

}  // namespace bs::test
