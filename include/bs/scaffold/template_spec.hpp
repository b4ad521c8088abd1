#pragma once
/// A template as it was written: scaffolder.backstage.io/v1beta3, or a folder with cookiecutter.json
/// (templates.md §1).
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/data/value.hpp"
#include "bs/scaffold/template_files.hpp"

namespace bs::scaffold {

enum class TemplateForm { backstage, cookiecutter };

struct Page {
  std::string title;
  std::string description;
  data::Value schema;  ///< a JSON Schema of an object
};

struct Step {
  std::string id;    ///< "step-N" from 1 where the template gives none
  std::string name;  ///< the action where the template gives none
  std::string action;
  data::Value input;                     ///< as written, with its ${{ }}; null: none
  std::optional<data::Value> condition;  ///< `if`
  std::optional<data::Value> each;
  Mark mark;  ///< of the step
  Mark action_mark;
};

/// What an update does with files (globs of match/glob.hpp, in bs-template.yaml beside the template). Else:
/// merged.
struct FileClasses {
  std::vector<std::string> managed;  ///< the template's own: a difference is drift
  std::vector<std::string> once;     ///< written when the project is made, never updated
};

struct TemplateSpec {
  TemplateForm form = TemplateForm::backstage;
  std::string name;  ///< metadata.name; a cookiecutter's folder name
  std::string title;
  std::string description;
  std::string owner;  ///< as written
  std::string type;   ///< spec.type
  std::vector<std::string> tags;
  std::vector<Page> pages;   ///< backstage
  std::vector<Step> steps;   ///< backstage
  data::Value output;        ///< backstage; null: none
  data::Value cookiecutter;  ///< the object of cookiecutter.json
  FileClasses classes;
  std::vector<std::string> notices;  ///< what is told and never run: "hooks/pre_gen_project.py is not run"
  std::string path;                  ///< of template.yaml or cookiecutter.json below the root of `files`
  std::string text;                  ///< of that file, for places in errors
  TemplateFilesPtr files;
};

/// Reads the template at `path` ("go/template.yaml", "old/cookiecutter.json"), $yaml includes resolved. A
/// file with several documents gives its one Template. Error config with all faults of the file; not_found.
TemplateSpec load_template(const TemplateFilesPtr& files, std::string_view path);

/// The paths of the templates below a folder, sorted: YAML files that hold a document of kind Template with
/// the scaffolder's apiVersion, and cookiecutter.json files; not those inside another template's own folder
/// (its skeletons).
std::vector<std::string> find_templates(const TemplateFiles& files, std::string_view folder = "");

/// Faults and doubts of a template without running it (templates.md §5), in the order of the files: `file` is
/// the path below the root. Never throws for what the template says; a template that does not load gives its
/// faults.
std::vector<Diagnostic> lint_template(const TemplateFilesPtr& files, std::string_view path);

}  // namespace bs::scaffold
