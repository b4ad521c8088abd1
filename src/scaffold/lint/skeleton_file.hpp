#pragma once
/// One file of a skeleton: does it parse, and is what it names given to it.
#include <set>

#include "bs/scaffold/engine.hpp"
#include "bs/scaffold/template_files.hpp"
#include "scaffold/lint/findings.hpp"

namespace bs::scaffold::lint {

/// What the files of a skeleton are rendered with.
struct Rendering {
  EngineOptions options;
  std::string root;                          ///< the one variable: "values" or "cookiecutter"
  std::set<std::string, std::less<>> given;  ///< its members
  data::Value constants;                     ///< an object: the members whose value is known already
  bool is_open = false;                      ///< it may have others
  std::string giver;  ///< who gives them, for messages: the step "fetch", cookiecutter.json
};

/// The file's name, and its text unless `is_copied`.
void check_skeleton_file(const TemplateFiles& files, const TemplateFile& file, std::string_view folder,
                         bool is_copied, const Rendering& rendering, Findings& findings);
/// A text that is rendered like a file.
void check_skeleton_text(std::string_view text, const std::string& file, const Rendering& rendering,
                         Findings& findings);

}  // namespace bs::scaffold::lint
