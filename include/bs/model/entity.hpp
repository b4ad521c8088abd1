#pragma once
/// Entities and their relations: Backstage's descriptor format as values.
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/place.hpp"
#include "bs/data/value.hpp"
#include "bs/model/ref.hpp"

namespace bs::model {

struct Relation {
  std::string source;  ///< canonical refs
  std::string type;    ///< ownedBy, ownerOf, partOf, hasPart, …
  std::string target;
  Mark mark;           ///< of the reference in the document; {0,0} when unknown
  friend bool operator==(const Relation& a, const Relation& b) {
    return a.source == b.source && a.type == b.type && a.target == b.target;
  }
};

/// A valid entity, normalised as Backstage would store it: namespace filled in, reference arrays sorted, placeholders replaced.
struct Entity {
  EntityRef ref;
  data::Value document;             ///< apiVersion, kind, metadata, spec, with marks
  /// Both directions, as Backstage emits them: source may be the other entity. A reference written twice is there twice.
  std::vector<Relation> relations;
};

/// The kind's name as Backstage writes it ("Component", "API") for any case of a known kind, else as given.
std::string display_kind(std::string_view kind);
/// Backstage's kinds, the usual ones first: "Component", "API", …
std::vector<std::string> known_kinds();
/// The opposite relation type: ownedBy ↔ ownerOf …; "" for an unknown one.
std::string_view opposite_relation(std::string_view type) noexcept;

}  // namespace bs::model
