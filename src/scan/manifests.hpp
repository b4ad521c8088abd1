#pragma once
/// The kinds of manifests that inference reads, in one ordered table (manifests.cpp): what a file is called,
/// and the function that turns its text into facts (manifest_<kind>.cpp). Adding a kind is one file and one
/// line.
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"
#include "scan/inference.hpp"

namespace bs::scan {

/// How sure a manifest is of the type it claims; the surest manifest of a folder wins.
namespace sure {
constexpr int guess = 10;   ///< nothing speaks against a library
constexpr int slight = 20;  ///< a program of which nothing else is known
constexpr int weak = 30;    ///< an image without a port
constexpr int fair = 40;    ///< built to be published
constexpr int likely = 50;  ///< an executable
constexpr int good = 60;    ///< an image with a port, a command line framework
constexpr int strong = 70;  ///< a server framework in something that starts
constexpr int firm = 80;    ///< a framework that makes nothing else
constexpr int said = 90;    ///< the manifest says so in as many words
}  // namespace sure

/// A workload of a Kubernetes manifest.
struct WorkloadFacts {
  std::string name;
  std::string kind;   ///< Deployment, StatefulSet, DaemonSet, CronJob
  std::string image;  ///< of the first container, as written
  Mark mark;
};

/// What one manifest says of its folder.
struct ManifestFacts {
  std::string name;  ///< as written: "@acme/utils"; API kinds: the title, or the package of a .proto file
  std::string description;
  std::string version;
  std::string language;  ///< display name: "Go"
  std::string type;      ///< service, library, website, cli …; API kinds: openapi, asyncapi, graphql, grpc
  int confidence = 0;    ///< of the type
  Mark mark;             ///< where the name stands
  bool is_weak = false;  ///< describes nothing by itself (a package.json that only holds linters)
  bool is_test = false;  ///< a test project: no component
  bool is_deprecated = false;
  bool is_experimental = false;  ///< said in as many words, whatever the version
  bool is_scoped = false;        ///< the name stands in a scope that is left out ("@acme/"): short is enough
  bool is_private = false;       ///< never published: its version says nothing
  bool is_workspace = false;     ///< below its folder only members count
  bool is_open = false;          ///< members are computed by a script that is not run: all below count
  std::vector<std::string> members;  ///< repository paths, globs allowed
  std::vector<std::string> member_excludes;
  std::vector<model::PackageUse> provides;
  std::vector<model::PackageUse> requires_;
  std::vector<std::string> tags;
  data::Value shared;                                ///< values that members of the workspace inherit
  bool has_service = false;                          ///< .proto and GraphQL: worth an API entity
  bool has_resources = false, has_provider = false;  ///< terraform
  std::vector<std::string> module_calls;  ///< terraform: folders of modules it calls, repository paths
  std::vector<WorkloadFacts> workloads;   ///< kubernetes
  std::vector<Diagnostic> faults;         ///< that did not stop the reading

  /// Takes the type when no surer one is known.
  void claim(std::string_view what, int confidence_of_it);
};

struct ManifestSource {
  std::string_view path;
  std::string_view folder;  ///< "" is the root
  std::string_view text;
  const InferenceInput& input;     ///< for what lies beside it: list, read, language
  const ManifestFacts* workspace;  ///< of the workspace it is a member of; null: of none
};

enum class ManifestRole {
  component,  ///< describes the component of its folder
  workspace,  ///< only says which folders below are members (pnpm-workspace.yaml, go.work, settings.gradle)
  image,      ///< Dockerfile: strengthens, rarely a component
  chart,      ///< Chart.yaml: belongs to the component of its name, else a component
  api,
  terraform,
  workload,
};

struct ManifestKind {
  std::string_view id;  ///< "npm", "go": also the ecosystem whose workspaces count
  ManifestRole role;
  /// Base names, separated by spaces; a leading '*' stands for any beginning.
  std::string_view names;
  /// Whether a path with such a name is worth reading; null: always.
  bool (*worth)(std::string_view path) noexcept;
  /// Throws bs::Error on a faulty manifest.
  void (*read)(const ManifestSource& source, ManifestFacts& facts);
};

/// In the order in which manifests of one folder are listed and asked.
std::span<const ManifestKind> manifest_kinds() noexcept;
/// The kind of a path, by its base name alone; nullptr: no manifest.
const ManifestKind* manifest_kind(std::string_view path) noexcept;
/// A name that says it is a program for a terminal: "etcdctl", "protoc-gen-go", "turbo-cli".
bool is_cli_name(std::string_view name) noexcept;
/// A name that says it is a server: "etcd-server", "postgres-operator".
bool is_service_name(std::string_view name) noexcept;
/// A repository that only shows things, by its name: "ktor-samples", "examples".
bool is_sample_repository(std::string_view name) noexcept;
/// A folder that is never looked at: tests, examples, dependencies, templates, hidden folders.
bool is_skipped_folder(std::string_view component) noexcept;
/// Whether a manifest of that role lies below a skipped folder. API descriptions may lie in spec/ and
/// resources/.
bool is_below_skipped_folder(std::string_view path, ManifestRole role) noexcept;

}  // namespace bs::scan
