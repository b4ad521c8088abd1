#pragma once
/// The folders and files that steps fetch from the template's own files.
#include "bs/scaffold/template_spec.hpp"
#include "scaffold/lint/findings.hpp"
#include "scaffold/lint/parameters.hpp"

namespace bs::scaffold::lint {

void check_skeletons(const TemplateSpec& spec, const Parameters& parameters, Findings& findings);

}  // namespace bs::scaffold::lint
