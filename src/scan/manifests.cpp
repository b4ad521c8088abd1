#include "scan/manifests.hpp"

#include "bs/base/paths.hpp"
#include "scan/path_words.hpp"

namespace bs::scan {

// One line a kind here, one file manifest_<kind>.cpp, one row of the table.
void read_package_json(const ManifestSource&, ManifestFacts&);
void read_pnpm_workspace(const ManifestSource&, ManifestFacts&);
void read_go_mod(const ManifestSource&, ManifestFacts&);
void read_go_work(const ManifestSource&, ManifestFacts&);
void read_cargo_toml(const ManifestSource&, ManifestFacts&);
void read_pyproject(const ManifestSource&, ManifestFacts&);
void read_setup_cfg(const ManifestSource&, ManifestFacts&);
void read_pom(const ManifestSource&, ManifestFacts&);
void read_gradle_build(const ManifestSource&, ManifestFacts&);
void read_gradle_settings(const ManifestSource&, ManifestFacts&);
void read_cmake(const ManifestSource&, ManifestFacts&);
void read_dotnet_project(const ManifestSource&, ManifestFacts&);
void read_composer_json(const ManifestSource&, ManifestFacts&);
void read_gemspec(const ManifestSource&, ManifestFacts&);
void read_gemfile(const ManifestSource&, ManifestFacts&);
void read_mix(const ManifestSource&, ManifestFacts&);
void read_dockerfile(const ManifestSource&, ManifestFacts&);
void read_chart(const ManifestSource&, ManifestFacts&);
void read_api_description(const ManifestSource&, ManifestFacts&);
void read_graphql(const ManifestSource&, ManifestFacts&);
void read_proto(const ManifestSource&, ManifestFacts&);
void read_terraform(const ManifestSource&, ManifestFacts&);
void read_kubernetes(const ManifestSource&, ManifestFacts&);

namespace {

using Role = ManifestRole;

/// Files for Kubernetes are only known by their folders: most YAML is something else and is never read.
bool may_hold_workloads(std::string_view path) noexcept {
  return has_folder(path, {"k8s", "kubernetes", "kube", "deploy", "deployment", "deployments", "manifests",
                           "kustomize", "kubernetes-manifests"});
}
bool may_describe_api(std::string_view path) noexcept {
  return has_word(base_name(path), {"openapi", "swagger", "asyncapi"}) ||
         has_folder(path, {"openapi", "swagger", "asyncapi"});
}

constexpr ManifestKind k_kinds[] = {
    // id, role, names, worth reading, reader
    {"npm", Role::component, "package.json", nullptr, read_package_json},
    {"npm", Role::workspace, "pnpm-workspace.yaml", nullptr, read_pnpm_workspace},
    {"go", Role::component, "go.mod", nullptr, read_go_mod},
    {"go", Role::workspace, "go.work", nullptr, read_go_work},
    {"cargo", Role::component, "Cargo.toml", nullptr, read_cargo_toml},
    {"python", Role::component, "pyproject.toml", nullptr, read_pyproject},
    {"python", Role::component, "setup.cfg", nullptr, read_setup_cfg},
    {"maven", Role::component, "pom.xml", nullptr, read_pom},
    {"gradle", Role::component, "build.gradle build.gradle.kts", nullptr, read_gradle_build},
    {"gradle", Role::workspace, "settings.gradle settings.gradle.kts", nullptr, read_gradle_settings},
    {"dotnet", Role::component, "*.csproj *.fsproj *.vbproj", nullptr, read_dotnet_project},
    {"composer", Role::component, "composer.json", nullptr, read_composer_json},
    {"ruby", Role::component, "*.gemspec", nullptr, read_gemspec},
    {"ruby", Role::component, "Gemfile", nullptr, read_gemfile},
    {"mix", Role::component, "mix.exs", nullptr, read_mix},
    {"cmake", Role::component, "CMakeLists.txt", nullptr, read_cmake},
    {"docker", Role::image, "Dockerfile Containerfile", nullptr, read_dockerfile},
    {"helm", Role::chart, "Chart.yaml", nullptr, read_chart},
    {"openapi", Role::api, "*.yaml *.yml *.json", may_describe_api, read_api_description},
    {"graphql", Role::api, "*.graphql *.graphqls *.gql", nullptr, read_graphql},
    {"grpc", Role::api, "*.proto", nullptr, read_proto},
    {"terraform", Role::terraform, "*.tf", nullptr, read_terraform},
    {"kubernetes", Role::workload, "*.yaml *.yml", may_hold_workloads, read_kubernetes},
};
static_assert(std::size(k_kinds) <= 32, "the buckets are masks of 32 bits");

/// For each last byte of a name the kinds that end so: nearly all paths of a repository meet an empty bucket.
constexpr std::array k_by_last_byte = [] {
  std::array<std::uint32_t, 256> buckets{};
  std::uint32_t bit = 1;
  for (const ManifestKind& kind : k_kinds) {
    for (std::size_t at = 0; at < kind.names.size(); ++at)
      if (at + 1 == kind.names.size() || kind.names[at + 1] == ' ')
        buckets[static_cast<unsigned char>(kind.names[at])] |= bit;
    bit <<= 1;
  }
  return buckets;
}();

bool is_called(std::string_view names, std::string_view base) noexcept {
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find(' '));
    const bool fits =
        name.front() == '*' ? base.size() >= name.size() && base.ends_with(name.substr(1)) : base == name;
    if (fits) return true;
    names.remove_prefix(std::min(name.size() + 1, names.size()));
  }
  return false;
}

}  // namespace

std::span<const ManifestKind> manifest_kinds() noexcept {
  return k_kinds;
}

const ManifestKind* manifest_kind(std::string_view path) noexcept {
  if (path.empty()) return nullptr;
  std::uint32_t bucket = k_by_last_byte[static_cast<unsigned char>(path.back())];
  if (bucket == 0) return nullptr;
  const std::string_view base = base_name(path);
  for (const ManifestKind* kind = k_kinds; bucket != 0; ++kind, bucket >>= 1)
    if ((bucket & 1u) != 0 && is_called(kind->names, base) && (kind->worth == nullptr || kind->worth(path)))
      return kind;
  return nullptr;
}

bool is_manifest_path(std::string_view path) noexcept {
  const ManifestKind* kind = manifest_kind(path);
  return kind != nullptr && !is_below_skipped_folder(path, kind->role);
}

void ManifestFacts::claim(std::string_view what, int confidence_of_it) {
  if (confidence_of_it <= confidence) return;
  type = what;
  confidence = confidence_of_it;
}

}  // namespace bs::scan
