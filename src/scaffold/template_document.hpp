#pragma once
/// template.yaml as a file: which of its documents is the template, what its $yaml includes stand for, and
/// whether Backstage would take it.
#include "bs/data/yaml.hpp"
#include "bs/scaffold/template_spec.hpp"

namespace bs::scaffold {

constexpr std::size_t k_template_bytes = 1u << 20;

struct TemplateDocument {
  data::Value root;                  ///< sound, includes resolved; null when there are errors
  std::vector<Diagnostic> problems;  ///< errors and warnings, in the order of the file
};

/// The one Template of a file at `path`, whose text is `text`.
TemplateDocument read_template_document(const TemplateFiles& files, std::string_view path,
                                        std::string_view text);

/// Whether a YAML file holds a template, also one that is too faulty to be read.
bool holds_template(std::string_view text);

/// The file's text; Error not_found, config for a symlink, limit.
std::string read_template_file(const TemplateFiles& files, std::string_view path);

}  // namespace bs::scaffold
