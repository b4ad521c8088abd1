#pragma once
/// The questions of a cookiecutter.json, in its order. Private keys (`_x`, `__x`) are never asked; a default
/// is a template over the answers before it.
#include "bs/scaffold/form.hpp"

namespace bs::scaffold {

std::unique_ptr<Form> make_cookiecutter_form(const TemplateSpec& spec);

}  // namespace bs::scaffold
