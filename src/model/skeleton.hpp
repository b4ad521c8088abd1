#pragma once
/// Documents that are parts of a template: refused as they stand, and rightly so until they are rendered.
#include "faults.hpp"

namespace bs::model {

/// Whether a refused document is to be taken for a template: it holds ${{, {% or {{, or lies among skeletons.
bool is_skeleton(std::string_view text, const ValidateOptions& options);
/// The one note that stands for the document's faults.
Diagnostic skeleton_note(const data::YamlDocument& document, Mark start, const Faults& faults);

}  // namespace bs::model
