#pragma once
// Templates for tests of running them.
#include "bs/base/error.hpp"
#include "bs/data/json.hpp"
#include "bs/scaffold/run.hpp"
#include "template_text.hpp"

namespace bs::test {

/// What a template of these steps makes. `steps` stands in `spec`, from line 7 on: "  steps:\n  - …".
struct Trial {
  std::string steps;
  FileTree files = {};
  std::string parameters = "{}";
  scaffold::RunOptions options = {};

  scaffold::TemplateSpec spec() const {
    FileTree tree = files;
    tree["t/template.yaml"].bytes = template_text(steps);
    return scaffold::load_template(scaffold::memory_files(std::move(tree)), "t/template.yaml");
  }
  scaffold::RunResult run() const {
    scaffold::RunOptions used = options;
    used.parameters = data::parse_json(parameters);
    return scaffold::run_template(spec(), used);
  }
};

inline FileTree tree_of(std::initializer_list<NamedText> files) {
  FileTree tree;
  for (const auto& [name, text] : files) tree[std::string(name)].bytes = text;
  return tree;
}

/// "FILE:LINE:COL: MESSAGE"
inline std::string placed(const Error& error) {
  return error.place().text() + ": " + error.message();
}

/// "path=bytes path=bytes", or the failure.
inline std::string shown_files(const scaffold::RunResult& result) {
  if (result.failure) return placed(*result.failure);
  std::string text;
  for (const auto& [path, file] : result.files) {
    if (!text.empty()) text += ' ';
    text += path +
            (file.mode == FileMode::executable ? "*="
             : file.mode == FileMode::symlink  ? "->"
                                               : "=") +
            file.bytes;
  }
  return text;
}

/// "id: state (reason)", a line a step.
inline std::string shown_steps(const scaffold::RunResult& result) {
  std::string text;
  for (const scaffold::StepReport& step : result.steps) {
    constexpr std::string_view k_states[] = {"done", "left out", "not run", "failed"};
    text += step.id + ": " + std::string(k_states[static_cast<int>(step.state)]);
    if (!step.reason.empty()) text += " (" + step.reason + ")";
    text += '\n';
  }
  return text;
}

}  // namespace bs::test
