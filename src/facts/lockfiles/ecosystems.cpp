#include "facts/lockfiles/ecosystems.hpp"

#include <algorithm>

namespace bs::facts {

std::span<const Ecosystem> ecosystems() {
  static const std::vector<Ecosystem> table = {
      {"cargo", {"Cargo.toml"}, {"Cargo.lock"}},
      {"cocoapods", {"Podfile"}, {"Podfile.lock"}},
      {"composer", {"composer.json"}, {"composer.lock"}},
      {"dart", {"pubspec.yaml"}, {"pubspec.lock"}},
      {"deno", {"deno.json", "deno.jsonc"}, {"deno.lock"}},
      {"dotnet", {"*.csproj", "*.fsproj", "*.vbproj"}, {"packages.lock.json"}},
      {"elixir", {"mix.exs"}, {"mix.lock"}},
      {"go", {"go.mod"}, {"go.sum"}},
      {"gradle", {"build.gradle", "build.gradle.kts"}, {"gradle.lockfile"}},
      {"haskell", {"*.cabal", "package.yaml", "stack.yaml"}, {"stack.yaml.lock", "cabal.project.freeze"}},
      {"helm", {"Chart.yaml"}, {"Chart.lock"}},
      {"maven", {"pom.xml"}, {}},
      {"npm",
       {"package.json"},
       {"package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"}},
      {"python",
       {"pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "Pipfile"},
       {"poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock"}},
      {"ruby", {"Gemfile", "*.gemspec"}, {"Gemfile.lock"}},
      {"sbt", {"build.sbt"}, {}},
      {"swift", {"Package.swift"}, {"Package.resolved"}},
      {"terraform", {"*.tf"}, {".terraform.lock.hcl"}}};
  return table;
}

bool is_manifest(const Ecosystem& ecosystem, std::string_view file_name) {
  return std::any_of(ecosystem.manifests.begin(), ecosystem.manifests.end(), [&](std::string_view pattern) {
    return pattern.starts_with('*')
               ? file_name.size() > pattern.size() - 1 && file_name.ends_with(pattern.substr(1))
               : file_name == pattern;
  });
}

}  // namespace bs::facts
