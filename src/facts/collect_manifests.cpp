#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/lockfiles/ecosystems.hpp"

namespace bs::facts {
namespace {

model::FactReading collect(const CollectorInput& input) {
  data::Value value = data::Value::object();
  std::vector<std::string> found;
  const auto [first, last] = input.snapshot.below(input.folder);
  for (const Ecosystem& ecosystem : ecosystems()) {
    std::vector<std::string> paths;
    for (const File* file = first; file != last; ++file)
      if (file->is_regular() && parent_of(file->path) == input.folder &&
          is_manifest(ecosystem, base_name(file->path)))
        paths.push_back(file->path);
    if (paths.empty()) continue;
    value.set(ecosystem.id, to_value(paths));
    found.emplace_back(ecosystem.id);
  }
  if (found.empty()) input.snapshot.require_whole();
  value.set("ecosystems", to_value(found));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(manifests) = {
    .id = "manifests",
    .summary = "the manifests of packages in the component's folder itself, by ecosystem",
    .fields =
        "$.ecosystems[]   cargo, cocoapods, composer, dart, deno, dotnet, elixir, go, gradle, haskell, helm, "
        "maven,\n"
        "                 npm, python, ruby, sbt, swift, terraform: those that have one\n"
        "$.go[], $.npm[]  and so on: their paths; missing where there is none",
    .scope = model::FactScope::component,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
