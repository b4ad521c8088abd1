#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/path_words.hpp"

// Kubernetes manifests: the workloads among their documents.
namespace bs::scan {
namespace {

using data::Value;

/// "kind: Deployment" at the left margin: the kind when it is a workload, else "".
std::string_view workload_kind(std::string_view line) {
  if (!line.starts_with("kind:")) return {};
  std::string_view kind = trim(line.substr(5));
  if (kind.size() >= 2 && (kind.front() == '"' || kind.front() == '\''))
    kind = kind.substr(1, kind.size() - 2);
  for (const std::string_view known : {"Deployment", "StatefulSet", "DaemonSet", "CronJob"})
    if (kind == known) return known;
  return {};
}

const Value* below(const Value* value, std::initializer_list<std::string_view> path) {
  for (const std::string_view key : path) value = value == nullptr ? nullptr : value->find(key);
  return value;
}

std::string first_image(const Value& root, bool is_job) {
  const Value* spec = is_job ? below(&root, {"spec", "jobTemplate", "spec", "template", "spec", "containers"})
                             : below(&root, {"spec", "template", "spec", "containers"});
  return spec != nullptr && spec->is_array() && !spec->as_array().empty()
             ? spec->as_array().front().string_or("image")
             : "";
}

/// One document that is known to be a workload. A patch of kustomize names neither containers nor an image:
/// no workload.
void take_workload(const Value& root, std::size_t first_line, std::string_view kind, ManifestFacts& facts) {
  const Value* name = below(&root, {"metadata", "name"});
  WorkloadFacts workload{"", std::string(kind), first_image(root, kind == "CronJob"), {}};
  if (name == nullptr || !name->is_string() || workload.image.empty()) return;
  workload.name = name->as_string();
  workload.mark = {static_cast<std::uint32_t>(first_line), 1};
  facts.workloads.push_back(std::move(workload));
}

void read_document(std::string_view text, std::size_t first_line, std::string_view kind,
                   ManifestFacts& facts) {
  const data::YamlFile file = data::parse_yaml(text);
  for (const data::YamlDocument& document : file.documents) {
    if (document.ok()) take_workload(document.root, first_line, kind, facts);
    for (Diagnostic diagnostic : document.diagnostics) {
      diagnostic.mark.line += static_cast<std::uint32_t>(first_line) - 1;
      if (diagnostic.severity == Severity::error) facts.faults.push_back(std::move(diagnostic));
    }
  }
}

}  // namespace

void read_kubernetes(const ManifestSource& source, ManifestFacts& facts) {
  // Templates of Helm and others are no manifests yet.
  if (source.text.find("kind:") == std::string_view::npos || source.text.find("{{") != std::string_view::npos)
    return;
  // Definitions of custom resources run to megabytes; only documents with a workload are parsed.
  std::size_t line_number = 0, document_line = 1, document_at = 0, at = 0;
  std::string_view kind;
  const auto finish = [&](std::size_t end) {
    if (!kind.empty())
      read_document(source.text.substr(document_at, end - document_at), document_line, kind, facts);
    kind = {};
  };
  while (at < source.text.size()) {
    const std::size_t newline = source.text.find('\n', at);
    const std::size_t end = newline == std::string_view::npos ? source.text.size() : newline + 1;
    const std::string_view line = trim(source.text.substr(at, end - at));
    ++line_number;
    if (source.text[at] == '-' && line.starts_with("---")) {
      finish(at);
      document_at = end;
      document_line = line_number + 1;
    } else if (source.text[at] == 'k') {
      kind = workload_kind(line).empty() ? kind : workload_kind(line);
    }
    at = end;
  }
  finish(source.text.size());
}

}  // namespace bs::scan
