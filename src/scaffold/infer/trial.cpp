#include "scaffold/infer/trial.hpp"

#include <set>

namespace bs::scaffold::infer {
namespace {

// Each costs as much as generating the project.
constexpr std::size_t k_most_renderings = 40;

/// How many files and folders the two trees have in common, among all the rendered ones, counts as well: a
/// file that should not be there is a wrong answer.
double shared_paths(const FileTree& rendered, const FileTree& project) {
  if (rendered.empty()) return 0;
  std::size_t shared = 0;
  for (const auto& [path, file] : rendered) shared += project.contains(path) ? 1 : 0;
  return static_cast<double>(shared) / static_cast<double>(rendered.size());
}

/// The share of the project's files that the template makes.
double made_paths(const FileTree& rendered, const FileTree& project) {
  if (project.empty()) return 0;
  std::size_t made = 0;
  for (const auto& [path, file] : project) made += rendered.contains(path) ? 1 : 0;
  return static_cast<double>(made) / static_cast<double>(project.size());
}

}  // namespace

Trial::Trial(const TemplateSpec& spec, const Form& form, const FileTree& project)
    : spec_(spec), form_(form), project_(project), left_(k_most_renderings) {}

double Trial::likeness_of(const data::Value& answers) {
  if (left_ == 0) return -1;
  --left_;
  try {
    RunOptions options;
    options.parameters = form_.completed(answers);
    options.secrets = data::Value::object();
    options.folder_name = "project";
    const RunResult result = run_template(spec_, options);
    if (result.failure) return -1;
    // Text first; paths decide between answers that differ by whole files.
    return likeness(result.files, project_) + shared_paths(result.files, project_) +
           made_paths(result.files, project_);
  } catch (const Error&) {
    return -1;  // answers that the template does not take
  }
}

}  // namespace bs::scaffold::infer
