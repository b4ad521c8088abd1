#include "bs/base/text.hpp"
#include "bs/scaffold/run.hpp"
#include "scaffold/cookiecutter_run.hpp"
#include "scaffold/repo_address.hpp"

namespace bs::scaffold {
namespace {

/// Parameters that templates call a project by, the surest first.
constexpr std::string_view k_names[] = {"name",           "component_id", "componentId",  "componentName",
                                        "component_name", "repoName",     "repo_name",    "projectName",
                                        "project_name",   "serviceName",  "service_name", "appName",
                                        "app_name",       "artifactId",   "artifact_id",  "application_id"};

std::optional<std::string> usable(std::string_view name) {
  if (name.empty() || name.find('/') != std::string_view::npos || name.front() == '-' || refusal_of(name))
    return std::nullopt;
  return std::string(name);
}

}  // namespace

std::optional<std::string> project_name(const TemplateSpec& spec, const data::Value& parameters) {
  if (spec.form == TemplateForm::cookiecutter) return cookiecutter_project_name(spec, parameters);
  if (!parameters.is_object()) return std::nullopt;
  for (const data::Member& member : parameters.as_object()) {
    if (!member.value.is_string() || member.value.as_string().find("repo=") == std::string::npos) continue;
    if (const auto address = read_repo_address(member.value.as_string()))
      if (auto name = usable(address->repository)) return name;
  }
  for (const std::string_view key : k_names)
    if (auto name = usable(parameters.string_or(key))) return name;
  return std::nullopt;
}

}  // namespace bs::scaffold
