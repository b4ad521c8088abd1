#include <algorithm>
#include <map>
#include <set>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/drafts.hpp"
#include "scan/path_words.hpp"

// Terraform root modules and Kubernetes workloads. A reusable module is a library, not something that runs.
namespace bs::scan {
namespace {

struct Module {
  std::vector<const Manifest*> files;
  bool has_resources = false, has_provider = false;
};

std::map<std::string, Module> modules_of(const Manifests& manifests, std::set<std::string>& called) {
  std::map<std::string, Module> modules;
  for (const Manifest* file : manifests.terraform) {
    Module& module = modules[std::string(parent_of(file->entry->path))];
    module.files.push_back(file);
    module.has_resources = module.has_resources || file->facts.has_resources;
    module.has_provider = module.has_provider || file->facts.has_provider;
    called.insert(file->facts.module_calls.begin(), file->facts.module_calls.end());
  }
  return modules;
}

/// The parts of the folder that say what the module is for: "infra/prod/network" → "prod-network".
std::string module_name(const InferenceInput& input, std::string_view folder) {
  std::string name;
  int parts = 0;
  for (; !folder.empty() && parts < 3; folder = parent_of(folder)) {
    const std::string_view part = base_name(folder);
    if (has_word(part, {"terraform"}) || is_generic_name(part) ||
        has_folder(fmt::format("{}/", part), {"tf", "live", "environments", "environment", "envs", "env",
                                              "stacks", "stack", "aws", "gcp", "azure"}))
      continue;
    name = name.empty() ? std::string(part) : fmt::format("{}-{}", part, name);
    ++parts;
  }
  return name.empty() ? input.repository + "-terraform" : name;
}

void draft_modules(const InferenceInput& input, const Manifests& manifests, Drafts& drafts) {
  std::set<std::string> called;
  for (const auto& [folder, module] : modules_of(manifests, called)) {
    const bool is_inner = (!folder.empty() && called.contains(folder)) ||
                          has_folder(folder + "/", {"modules", "module", "wrappers"});
    if (!module.has_resources || is_inner) continue;
    Draft draft;
    draft.folder = folder;
    draft.mark = {1, 1};
    for (const Manifest* file : module.files) draft.sources.push_back(file->entry->path);
    draft.tags.emplace_back("terraform");
    // Providers and state are configured where a module is applied; without them others call it.
    const bool is_reusable = !module.has_provider && folder.empty();
    draft.kind = is_reusable ? "Component" : "Resource";
    if (is_reusable && (input.described.contains(folder) || component_around(drafts, "main.tf") != nullptr))
      continue;
    draft.name = is_reusable ? input.repository : module_name(input, folder);
    draft.claim(is_reusable ? "library" : "terraform", sure::said);
    drafts.push_back(std::move(draft));
  }
}

struct KnownImage {
  std::string_view word;
  std::string_view type;
};
/// What runs from these images is known by more than its kind of workload.
constexpr std::array k_known_images{KnownImage{"postgres", "database"},
                                    KnownImage{"mysql", "database"},
                                    KnownImage{"mariadb", "database"},
                                    KnownImage{"mongo", "database"},
                                    KnownImage{"cassandra", "database"},
                                    KnownImage{"cockroach", "database"},
                                    KnownImage{"elasticsearch", "database"},
                                    KnownImage{"opensearch", "database"},
                                    KnownImage{"influxdb", "database"},
                                    KnownImage{"clickhouse", "database"},
                                    KnownImage{"mssql", "database"},
                                    KnownImage{"neo4j", "database"},
                                    KnownImage{"etcd", "database"},
                                    KnownImage{"redis", "cache"},
                                    KnownImage{"valkey", "cache"},
                                    KnownImage{"memcached", "cache"},
                                    KnownImage{"rabbitmq", "message-broker"},
                                    KnownImage{"kafka", "message-broker"},
                                    KnownImage{"nats", "message-broker"},
                                    KnownImage{"zookeeper", "message-broker"},
                                    KnownImage{"activemq", "message-broker"}};

std::string_view image_name(std::string_view image) {
  image = base_name(image.substr(0, image.find('@')));
  return image.substr(0, image.find(':'));
}

/// "docker.io/bitnami/postgresql:16" is known by "postgresql"; "acme/mongo-exporter" is no database.
std::string resource_type(const WorkloadFacts& workload) {
  const std::string_view image = image_name(workload.image);
  for (const KnownImage& known : k_known_images)
    if (image.starts_with(known.word) &&
        !has_word(image, {"exporter", "operator", "commander", "ui", "manager", "backup", "agent"}))
      return std::string(known.type);
  return "kubernetes-" + to_lower(workload.kind);
}

/// The component of the repository that the workload runs: of its name, of its image's, or of its folder's.
/// Then the manifest says how that component runs, and no thing besides it.
Draft* component_of(Drafts& drafts, const WorkloadFacts& workload) {
  const std::string name = letters_of(workload.name), image = letters_of(image_name(workload.image));
  for (Draft& draft : drafts) {
    if (draft.kind != "Component" || draft.type == "helm-chart") continue;
    const std::string component = letters_of(draft.name);
    if (component == name || component == image || letters_of(base_name(draft.folder)) == name) return &draft;
  }
  return nullptr;
}

/// For the developer's machine, for reading, or a base that is named elsewhere.
bool is_for_show(const std::string& path, const WorkloadFacts& workload) {
  const std::initializer_list<std::string_view> words{"example", "sample",  "fake",
                                                      "mock",    "minimal", "dummy"};
  return has_folder(path,
                    {"docs", "doc", "documentation", "tools", "dev", "dev-tools", "scripts", "contrib"}) ||
         has_word(base_name(path), words) || has_word(workload.name, words) ||
         equals_lower(workload.name, to_lower(workload.kind));
}

void draft_workloads(Drafts& drafts, const Manifests& manifests) {
  std::set<std::string> seen;  // overlays and bundles name the same workload again
  for (const Manifest* file : manifests.workloads) {
    for (const WorkloadFacts& workload : file->facts.workloads) {
      const std::string& path = file->entry->path;
      if (valid_name(workload.name).empty() || is_for_show(path, workload) ||
          !seen.insert(to_lower(workload.name)).second)
        continue;
      if (Draft* component = component_of(drafts, workload)) {
        if (workload.kind != "CronJob") component->claim("service", sure::good);
        continue;
      }
      Draft draft;
      draft.kind = "Resource";
      draft.name = workload.name;
      draft.folder = parent_of(path);
      draft.sources.push_back(path);
      draft.mark = workload.mark;
      draft.claim(resource_type(workload), sure::said);
      draft.tags.emplace_back("kubernetes");
      drafts.push_back(std::move(draft));
    }
  }
}

}  // namespace

void draft_resources(const InferenceInput& input, const Manifests& manifests, Drafts& drafts) {
  draft_modules(input, manifests, drafts);
  draft_workloads(drafts, manifests);
}

}  // namespace bs::scan
