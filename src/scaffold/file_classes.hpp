#pragma once
/// bs-template.yaml: what an update does with a template's files.
#include "bs/scaffold/template_spec.hpp"

namespace bs::scaffold {

constexpr std::string_view k_classes_file = "bs-template.yaml";

/// Reads bs-template.yaml beside the template at `path`; no classes without one. Error config with all
/// faults of the file.
FileClasses read_file_classes(const TemplateFiles& files, std::string_view path);

}  // namespace bs::scaffold
