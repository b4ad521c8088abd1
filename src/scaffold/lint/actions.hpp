#pragma once
/// Steps held against the table of actions.
#include "bs/scaffold/template_spec.hpp"
#include "scaffold/lint/findings.hpp"

namespace bs::scaffold::lint {

/// An action that there is none of, inputs that it does not take or lacks.
void check_action(const Step& step, Findings& findings);

/// The outputs of a step's action; nullopt: they cannot be told.
std::optional<std::vector<std::string>> outputs_of(const Step& step);

}  // namespace bs::scaffold::lint
