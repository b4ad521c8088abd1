#pragma once
// cookiecutter templates in memory.
#include "bs/base/error.hpp"
#include "bs/data/json.hpp"
#include "bs/scaffold/form.hpp"
#include "bs/scaffold/run.hpp"

namespace bs::test {

/// The template of these files; cookiecutter.json stands at the root.
inline scaffold::TemplateSpec cookiecutter(FileTree files) {
  return scaffold::load_template(scaffold::memory_files(std::move(files), {"the/source", "v1", ""}),
                                 "cookiecutter.json");
}

inline scaffold::TemplateSpec cookiecutter(std::string json, FileTree files = {}) {
  files["cookiecutter.json"] = {std::move(json), FileMode::regular};
  files.try_emplace("{{cookiecutter.name}}/keep", TreeFile{"", FileMode::regular});
  return cookiecutter(std::move(files));
}

inline data::Value json(std::string_view text) {
  return data::parse_json(text);
}

/// The error as it is shown; "none".
template <class Work>
std::string error_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return format_error(error);
  }
  return "none";
}

}  // namespace bs::test
