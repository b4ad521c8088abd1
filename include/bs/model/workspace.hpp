#pragma once
/// bs.yaml as values (product.md, The workspace file). Unknown keys are errors with the nearest known key; all faults at once.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"
#include "bs/match/schema.hpp"

namespace bs::model {

struct WorkspaceConfig {
  struct Repositories {
    std::vector<std::string> paths{"."};  ///< relative to the file's folder
    std::vector<std::string> ignore;      ///< globs on paths below a root
    std::vector<std::string> trust;
  } repositories;
  struct Catalog {
    std::vector<std::string> files{"**/catalog-info.yaml", "**/catalog-info.yml", ".backstage/*.yaml"};
    bool infer = true;
    std::map<std::string, std::shared_ptr<const match::Schema>> kinds;  ///< of the whole entity; null: no schema
    std::map<std::string, std::string> kind_schemas;                    ///< the same as JSON text, "" for none
    std::map<std::string, std::string> owner_aliases;                   ///< "@acme/payments-devs" → "group:payments"
  } catalog;
  std::vector<std::string> policy;
  struct Check {
    std::string track = "basics";
    std::string fail_on = "medium";  ///< low, medium, high, critical, never
    std::vector<std::string> skip;
  } check;
  std::vector<std::string> templates;
  std::map<std::string, data::Value> presets;  ///< name → object of values

  /// Of everything that changes what a scan finds, for deciding whether stored results still hold.
  std::uint64_t scan_digest() const;
};

/// Error config listing every fault with file:line:col. An empty text is the default configuration.
WorkspaceConfig parse_workspace(std::string_view text, std::string_view file_name);

/// True for files in .github/workflows, where GitHub wants workflows alone: one that is called catalog-info.yml is no catalog file.
bool is_workflow_path(std::string_view path) noexcept;

}  // namespace bs::model
