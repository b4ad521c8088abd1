#pragma once
/// What only the whole catalog can tell, concluded after repositories were written. Each part looks at what
/// the writes since the last time have marked, within one transaction: killed, it starts again from the same
/// marks.
#include "bs/base/clock.hpp"
#include "bs/sql/database.hpp"
#include "catalog/entity_writer.hpp"

namespace bs::catalog {

/// True when something was written after the last link.
bool needs_link(sql::Database& database);
void link(sql::Database& database, Seconds now);
/// The same inside the transaction of another write.
void link_within(EntityWriter& writer);

// The parts, in the order in which they run.
void settle_contested(
    EntityWriter& writer);  ///< winners among duplicates; inferred losers get a name of their own
void resolve_addresses(EntityWriter& writer);   ///< owners known by address
void conclude_owners(EntityWriter& writer);     ///< Groups and Users that are named and not described
void relate_packages(sql::Database& database);  ///< dependsOn by package names

}  // namespace bs::catalog
