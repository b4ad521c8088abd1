#pragma once
/// The envelope and the policies: what every entity must be, whatever its kind.
#include "faults.hpp"

namespace bs::model {

/// apiVersion, kind, metadata.name and metadata.namespace are non-empty strings. True when they are.
bool check_envelope(const data::Value& root, Faults& faults);
/// metadata.annotations is no map although it is something.
void check_annotations(const data::Value& root, Faults& faults);
/// The schema of metadata, the formats of its fields, spec a map, and no keys but four at the root.
/// What check_envelope and check_annotations report is not reported again.
void check_policies(const data::Value& root, Faults& faults);

}  // namespace bs::model
