#pragma once
/// The three claims on an entity's ownership, and what follows from them (catalog.md §2): declared counts,
/// else CODEOWNERS; commits are a voice only. Claims are compared after aliases.
#include "scan/catalog_reader.hpp"
#include "scan/codeowners_file.hpp"
#include "scan/history.hpp"

namespace bs::scan {

class Claims {
 public:
  Claims(const model::OwnerNames& names, const CodeOwnersFile& codeowners,
         std::vector<model::Problem>& problems)
      : names_(names), codeowners_(codeowners), problems_(problems) {}

  /// Fills in claims, owner, owner_source and owner_disputed, and spec.owner with its relations where the
  /// document has none and CODEOWNERS knows; disagreement and a missing owner become problems. `history` may
  /// be null.
  void settle(WrittenEntity& entity, const FolderHistory* history);

 private:
  void add_claims(WrittenEntity& entity, const FolderHistory* history);
  void tell(const WrittenEntity& entity);
  const std::optional<model::Claim>& codeowners_claim(const std::string& path);

  const model::OwnerNames& names_;
  const CodeOwnersFile& codeowners_;
  std::vector<model::Problem>& problems_;
  std::string last_path_;  ///< the entities of a file stand together
  std::optional<model::Claim> last_claim_;
  bool asked_ = false;
};

/// Kinds that have an owner: all but Group, User and Location.
bool is_ownable(std::string_view canonical);

/// "group:default/payments" in the shortest form that spec.owner may have in that namespace; an address as it
/// is.
std::string owner_as_written(const std::string& owner, const std::string& entity_namespace);

}  // namespace bs::scan
