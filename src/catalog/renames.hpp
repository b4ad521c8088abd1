#pragma once
/// Inferred entities whose name another entity holds get a qualified one ("web-utils" for utils of repository
/// web), so that none is lost. A rename goes through the entity itself and through what names it: references
/// of inferred entities of its repository.
#include <map>
#include <string>
#include <string_view>

#include "bs/model/scanned.hpp"

namespace bs::catalog {

/// From the canonical ref that was scanned to the ref it has in the catalog.
using Renames = std::map<std::string, model::EntityRef, std::less<>>;

/// The document's metadata.name becomes the ref's.
void rename_document(data::Value& document, const model::EntityRef& to);
/// References in `spec` (dependsOn, providesApis …) that mean a renamed entity; true when there was one.
bool rename_references(data::Value& document, std::string_view own_namespace, const Renames& renames);
/// Both, and the relations. `own`: the entity's own new ref, or null.
void rename_scanned(model::ScannedEntity& scanned, const model::EntityRef* own, const Renames& renames);

/// A valid name for `name` in that repository: "repository-name" cut to 63 characters; with `attempt` > 1 a
/// number is added.
std::string qualified_name(std::string_view repository, std::string_view name, int attempt);

}  // namespace bs::catalog
