#pragma once
/// A cookiecutter template: its defaults and every file of its content.
#include "bs/scaffold/template_spec.hpp"
#include "scaffold/lint/findings.hpp"

namespace bs::scaffold::lint {

void check_cookiecutter(const TemplateSpec& spec, Findings& findings);

}  // namespace bs::scaffold::lint
