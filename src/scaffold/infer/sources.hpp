#pragma once
/// The texts of a template that a project's files were rendered from.
#include <map>
#include <string>
#include <vector>

#include "bs/scaffold/template_spec.hpp"
#include "scaffold/infer/line_pattern.hpp"

namespace bs::scaffold::infer {

struct SourceText {
  std::string path;  ///< in the project, as the template writes it
  std::string text;  ///< "" for what is copied as it is
};

/// What one step renders.
struct Source {
  Syntax syntax;
  std::vector<SourceText> texts;
  /// How values are made of parameters, as the step writes it: "port" → "${{ parameters.port }}". Without a
  /// value for a name the name is the answer's own (cookiecutter).
  std::map<std::string, std::string> values;
  bool names_answers = false;
};

/// What can be told without running the template: steps whose place depends on an answer, and those that need
/// the network, are left out.
std::vector<Source> sources_of(const TemplateSpec& spec);

}  // namespace bs::scaffold::infer
