#pragma once
/// The form of a Backstage template: its pages of JSON Schema.
#include "bs/scaffold/form.hpp"

namespace bs::scaffold {

std::unique_ptr<Form> make_backstage_form(const TemplateSpec& spec, EntityChoices entities);

}  // namespace bs::scaffold
