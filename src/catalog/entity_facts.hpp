#pragma once
/// What hangs on an entity besides its document: relations, claims on ownership, packages.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bs/model/scanned.hpp"
#include "bs/sql/database.hpp"
#include "catalog/addresses.hpp"
#include "catalog/interner.hpp"
#include "catalog/row_batch.hpp"

namespace bs::catalog {

/// Relations of new entities, gathered: origin, type, target, source, line, column.
using RelationBatch = RowBatch<6>;
inline constexpr const char* k_insert_relations =
    "INSERT OR IGNORE INTO relations (origin, type, target, source, line, col) VALUES ";

/// The relations that the entity's document writes, seen from the entity, and ownedBy the effective owner
/// where it does not say so itself.
void add_relations(RelationBatch& batch, Interner& ids, std::int64_t entity, const std::string& self,
                   const model::ScannedEntity& scanned, const OwnerRef& owner);
/// The same for an entity that has relations already.
void replace_relations(sql::Database& database, Interner& ids, std::int64_t entity, const std::string& self,
                       const model::ScannedEntity& scanned, const OwnerRef& owner);
/// Only the effective owner's.
void replace_owner_relation(sql::Database& database, std::int64_t entity, const OwnerRef& owner);
void write_claims(sql::Database& database, Interner& ids, std::int64_t entity,
                  std::optional<std::int64_t> repository, const std::vector<model::Claim>& claims,
                  bool is_new);
/// Also notes what link() has to conclude anew.
void write_packages(sql::Database& database, Interner& ids, std::int64_t entity,
                    std::optional<std::int64_t> repository, const model::ScannedEntity& scanned, bool is_new);
/// Before an entity goes: those that need its packages are to be looked at.
void leave_packages(sql::Database& database, std::int64_t entity);

}  // namespace bs::catalog
