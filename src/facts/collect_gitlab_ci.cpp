#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/match/regex.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

using data::Value;

constexpr std::string_view k_path = ".gitlab-ci.yml";

/// A commit, or a tag that names a version.
bool is_fixed(std::string_view reference) {
  static const match::Regex fixed(R"(^([0-9a-f]{40}|v?\d+(\.\d+)*([.+-][0-9A-Za-z.+-]+)?)$)");
  return fixed.search(reference);
}

/// One entry of include:; what is wrong with it, "" for nothing.
std::string judge(const Value& entry) {
  if (entry.is_string()) {
    const bool is_remote =
        entry.as_string().starts_with("http://") || entry.as_string().starts_with("https://");
    return is_remote ? fmt::format("{} may change at any time", entry.as_string()) : "";
  }
  if (const std::string remote = entry.string_or("remote"); !remote.empty())
    return entry.find("integrity") != nullptr ? "" : fmt::format("{} may change at any time", remote);
  if (const std::string project = entry.string_or("project"); !project.empty()) {
    const std::string reference = entry.string_or("ref");
    if (reference.empty()) return fmt::format("{} is taken from its default branch", project);
    return is_fixed(reference) ? "" : fmt::format("{} is taken from {}, which moves", project, reference);
  }
  if (const std::string component = entry.string_or("component"); !component.empty()) {
    const auto at = component.rfind('@');
    const std::string version = at == std::string::npos ? "" : component.substr(at + 1);
    return is_fixed(version) || version.find('$') != std::string::npos
               ? ""
               : fmt::format("{} names no version", component);
  }
  return "";
}

std::vector<const Value*> entries_of(const Value& root) {
  const Value* include = root.find("include");
  if (include == nullptr) return {};
  if (!include->is_array()) return {include};
  std::vector<const Value*> entries;
  for (const Value& entry : include->as_array()) entries.push_back(&entry);
  return entries;
}

/// A file with a header (spec:) holds two documents; the last is the pipeline.
Value pipeline_of(std::string_view text, std::vector<FactFinding>& broken) {
  data::YamlFile file = data::parse_yaml(text);
  std::vector<Diagnostic> faults = file.diagnostics;
  for (const auto& document : file.documents)
    faults.insert(faults.end(), document.diagnostics.begin(), document.diagnostics.end());
  for (const Diagnostic& fault : faults) {
    if (fault.severity != Severity::error) continue;
    broken.push_back({std::string(k_path), fault.mark, fault.message, "", "broken"});
    return {};
  }
  return file.documents.empty() ? Value() : std::move(file.documents.back().root);
}

model::FactReading collect(const CollectorInput& input) {
  const auto text = input.snapshot.text(k_path);
  Value value = Value::object();
  value.set("exists", text.has_value());
  if (!text) return reading(std::move(value));
  std::vector<FactFinding> broken, problems;
  const Value root = pipeline_of(*text, broken);
  const auto entries = entries_of(root);
  for (const Value* entry : entries)
    if (std::string message = judge(*entry); !message.empty())
      problems.push_back({std::string(k_path), entry->mark, message, "", message});
  value.set("includes", number(entries.size()));
  value.set("problems", to_value(problems));
  value.set("broken", to_value(broken));
  return reading(std::move(value), k_path);
}

}  // namespace

BS_COLLECTOR(gitlab_ci) = {
    .id = "gitlab-ci",
    .summary = "GitLab's pipeline and what it includes",
    .fields =
        "$.exists        there is a .gitlab-ci.yml\n"
        "$.includes      how many files it includes\n"
        "$.problems[]    includes from elsewhere that are not fixed to a commit or a version\n"
        "$.broken[]      why the file is no YAML",
    .scope = model::FactScope::repository,
    .collect = collect,
};

}  // namespace bs::facts
