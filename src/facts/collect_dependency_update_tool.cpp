#include "bs/base/text.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

struct Tool {
  std::string_view name;
  std::vector<std::string_view> paths;  ///< lower case
};

const std::vector<Tool>& tools() {
  static const std::vector<Tool> all = {
      {"Dependabot", {".github/dependabot.yml", ".github/dependabot.yaml"}},
      {"Renovate",
       {"renovate.json", "renovate.json5", ".github/renovate.json", ".github/renovate.json5",
        ".gitlab/renovate.json", ".gitlab/renovate.json5", ".renovaterc", ".renovaterc.json",
        ".renovaterc.json5"}},
      {"Scala Steward",
       {".scala-steward.conf", "scala-steward.conf", ".github/.scala-steward.conf",
        ".github/scala-steward.conf", ".config/.scala-steward.conf", ".config/scala-steward.conf"}},
  };
  return all;
}

model::FactReading collect(const CollectorInput& input) {
  input.snapshot.require_whole();
  std::vector<FactFinding> found;
  for (const File& file : input.snapshot.files()) {
    if (file.path.size() > 40) continue;
    const std::string path = to_lower(file.path);
    for (const Tool& tool : tools())
      if (std::find(tool.paths.begin(), tool.paths.end(), path) != tool.paths.end())
        found.push_back({file.path, {}, std::string(tool.name)});
  }
  data::Value value = data::Value::object();
  value.set("exists", !found.empty());
  value.set("tools", to_value(found));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(dependency_update_tool) = {
    .id = "dependency-update-tool",
    .summary = "a bot that proposes updates: Dependabot, Renovate, Scala Steward",
    .fields =
        "$.exists        one is configured\n"
        "$.tools[]       its configuration and name",
    .scope = model::FactScope::repository,
    .collect = collect,
};

}  // namespace bs::facts
