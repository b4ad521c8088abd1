#pragma once
/// A folder with cookiecutter.json as a template.
#include "bs/scaffold/template_spec.hpp"

namespace bs::scaffold {

constexpr std::string_view k_cookiecutter_file = "cookiecutter.json";

/// The folder beside a cookiecutter.json that is rendered: named with {{ and cookiecutter. nullopt: none.
std::optional<std::string> cookiecutter_content(const TemplateFiles& files, std::string_view folder);

/// Fills in what the cookiecutter.json at spec.path says; spec.text and spec.files are there. Error config.
void read_cookiecutter(TemplateSpec& spec);

}  // namespace bs::scaffold
