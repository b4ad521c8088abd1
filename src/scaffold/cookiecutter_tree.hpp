#pragma once
/// Renders a folder of files as cookiecutter does: names and contents, but for what is copied.
#include <map>

#include "bs/scaffold/engine.hpp"
#include "bs/scaffold/run.hpp"

namespace bs::scaffold {

/// What the files of a cookiecutter template are rendered with.
struct CookiecutterTree {
  TemplateFilesPtr files;
  std::string folder;        ///< below the root of `files`
  data::Value cookiecutter;  ///< the object of that name
  EngineOptions engine;
  std::vector<std::string> copied;  ///< globs (fnmatch.hpp) of what is not rendered
  std::string line_end;             ///< of all rendered files; "": each keeps its own
  RunLimits limits;
};

/// Notes tell what could not be followed. Error config where a file cannot be rendered or its path is
/// refused (refusal_of); limit.
FileTree render_cookiecutter_tree(const CookiecutterTree& tree, std::vector<std::string>& notes);

/// A name alone, with `where` for errors.
std::string render_cookiecutter_name(const CookiecutterTree& tree, const std::string& name,
                                     std::string_view where);

}  // namespace bs::scaffold
