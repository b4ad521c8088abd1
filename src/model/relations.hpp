#pragma once
/// What an entity's references say, in both directions (Backstage's BuiltinKindsEntityProcessor).
#include <vector>

#include "bs/model/entity.hpp"
#include "kinds.hpp"

namespace bs::model {

/// The relations that `spec` yields for `self`, in the order in which Backstage emits them. References that
/// cannot be read are faults of the stage "relations"; what the kind's shape refuses is skipped.
std::vector<Relation> relations_of(const Kind& kind, const EntityRef& self, const data::Member& spec,
                                   const Path& root, Faults& faults);

/// Sorts the lists of references in `spec` as Backstage does before it stores an entity.
void sort_references(data::Value& spec);

}  // namespace bs::model
