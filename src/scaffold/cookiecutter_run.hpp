#pragma once
/// Rendering cookiecutter's templates in memory, as cookiecutter does. Hooks and extensions are never run:
/// TemplateSpec::notices names them.
#include "bs/scaffold/run.hpp"

namespace bs::scaffold {

/// The whole template: the content of its folder `{{cookiecutter.…}}` becomes the tree's root.
/// `options.parameters` are the answers; those that are missing get their defaults.
RunResult run_cookiecutter(const TemplateSpec& spec, const RunOptions& options);

/// The rendered name of that folder, for these answers; nullopt where it cannot be a folder's name.
std::optional<std::string> cookiecutter_project_name(const TemplateSpec& spec, const data::Value& parameters);

/// What Backstage's action fetch:cookiecutter renders: a folder whose whole content is the template, with
/// `values` over the defaults of its own cookiecutter.json, if there is one.
struct CookiecutterFolder {
  TemplateFilesPtr files;
  std::string path;                 ///< below the root of `files`
  data::Value values;               ///< an object, taken as it is; null: none
  std::vector<std::string> copied;  ///< copyWithoutRender: globs of files that are not rendered
};

/// The rendered files, by their paths below the folder; what could not be followed is added to `notes`.
/// Not yet checked by require_safe, but no path of it is one that refusal_of refuses.
FileTree render_cookiecutter_folder(const CookiecutterFolder& folder, const RunOptions& options,
                                    std::vector<std::string>& notes);

}  // namespace bs::scaffold
