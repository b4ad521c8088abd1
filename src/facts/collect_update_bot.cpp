#include <set>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "facts/collectors.hpp"
#include "facts/lockfiles/ecosystems.hpp"

namespace bs::facts {
namespace {

struct Place {
  std::string_view path, bot;
};
constexpr Place k_places[] = {{".github/dependabot.yml", "dependabot"},
                              {".github/dependabot.yaml", "dependabot"},
                              {"renovate.json", "renovate"},
                              {"renovate.json5", "renovate"},
                              {".github/renovate.json", "renovate"},
                              {".github/renovate.json5", "renovate"},
                              {".gitlab/renovate.json", "renovate"},
                              {".gitlab/renovate.json5", "renovate"},
                              {".renovaterc", "renovate"},
                              {".renovaterc.json", "renovate"},
                              {".renovaterc.json5", "renovate"},
                              {"renovate-bot.json", "renovate"},
                              {".scala-steward.conf", "scala-steward"},
                              {".github/.scala-steward.conf", "scala-steward"},
                              {".config/.scala-steward.conf", "scala-steward"},
                              {".pyup.yml", "pyup"},
                              {".depfu.yml", "depfu"}};

struct Bots {
  data::Value list = data::Value::array();
  std::set<std::string> ecosystems;
  std::vector<FactFinding> problems;
};

void add_bot(Bots& bots, std::string_view name, std::string_view path) {
  data::Value bot = data::Value::object();
  bot.set("name", name);
  bot.set("path", path);
  bots.list.push_back(std::move(bot));
}

/// A folder that an entry of Dependabot's names; globs are left to Dependabot.
void judge_folder(Bots& bots, const Snapshot& snapshot, std::string_view path, const data::Value& folder) {
  if (!folder.is_string() || folder.as_string().find_first_of("*?[{") != std::string::npos) return;
  const auto resolved = resolve_repository_path("", folder.as_string());
  if (!resolved || resolved->empty() || snapshot.has_folder(*resolved)) return;
  snapshot.require_whole();
  bots.problems.push_back(
      {std::string(path), folder.mark,
       fmt::format("Dependabot is told to look in {}, which is not there", folder.as_string()),
       folder.as_string(), folder.as_string()});
}

void read_dependabot(Bots& bots, const Snapshot& snapshot, const std::string& path) {
  const auto text = snapshot.text(path);
  try {
    const data::Value root = data::parse_yaml_single(text.value_or(""), path);
    const data::Value* updates = root.find("updates");
    if (updates == nullptr || !updates->is_array()) return;
    for (const data::Value& entry : updates->as_array()) {
      const std::string ecosystem = entry.string_or("package-ecosystem");
      if (!ecosystem.empty()) bots.ecosystems.insert(ecosystem);
      if (const data::Value* folder = entry.find("directory")) judge_folder(bots, snapshot, path, *folder);
      const data::Value* folders = entry.find("directories");
      if (folders == nullptr || !folders->is_array()) continue;
      for (const data::Value& folder : folders->as_array()) judge_folder(bots, snapshot, path, folder);
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::config) throw;
    bots.problems.push_back({path, error.place().mark,
                             "Dependabot cannot read its configuration: " + error.message(), "", "broken"});
  }
}

/// Renovate's configuration inside package.json.
bool is_in_package_json(const Snapshot& snapshot) {
  const auto text = snapshot.text("package.json");
  if (!text || text->find("\"renovate\"") == std::string_view::npos) return false;
  try {
    const data::Value root = data::parse_json(*text, "package.json");
    const data::Value* renovate = root.find("renovate");
    return renovate != nullptr && renovate->is_object();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::config) throw;
    return false;
  }
}

/// The ecosystems that the repository has manifests of, in whatever folder.
std::vector<std::string> ecosystems_of(const Snapshot& snapshot) {
  std::set<std::string> found;
  for (const File& file : snapshot.files()) {
    if (!file.is_regular()) continue;
    for (const Ecosystem& ecosystem : ecosystems())
      if (is_manifest(ecosystem, base_name(file.path))) found.emplace(ecosystem.id);
    if (parent_of(file.path) == ".github/workflows") found.emplace("github-actions");
  }
  return {found.begin(), found.end()};
}

model::FactReading collect(const CollectorInput& input) {
  Bots bots;
  for (const Place& place : k_places) {
    if (input.snapshot.find(place.path) == nullptr) continue;
    add_bot(bots, place.bot, place.path);
    if (place.bot == "dependabot") read_dependabot(bots, input.snapshot, std::string(place.path));
    if (place.bot == "renovate") bots.ecosystems.insert("all");
  }
  if (is_in_package_json(input.snapshot)) {
    add_bot(bots, "renovate", "package.json");
    bots.ecosystems.insert("all");
  }
  const bool exists = !bots.list.as_array().empty();
  if (!exists) input.snapshot.require_whole();
  const std::vector<std::string> needed = ecosystems_of(input.snapshot);
  data::Value value = data::Value::object();
  value.set("exists", exists);
  value.set("bots", std::move(bots.list));
  value.set("ecosystems", to_value(std::vector<std::string>(bots.ecosystems.begin(), bots.ecosystems.end())));
  value.set("needed", number(needed.size()));
  value.set("manifests", to_value(needed));
  value.set("problems", to_value(bots.problems));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(update_bot) = {
    .id = "update-bot",
    .summary = "whether Dependabot, Renovate or another bot proposes updates",
    .fields =
        "$.exists         one is configured in the repository\n"
        "$.bots[]         name (dependabot, renovate, scala-steward, pyup, depfu) and path of its "
        "configuration\n"
        "$.ecosystems[]   what Dependabot is asked to update, as it calls it; \"all\" with Renovate\n"
        "$.needed         how many ecosystems the repository has manifests of\n"
        "$.manifests[]    their names, as the fact manifests has them, and github-actions\n"
        "$.problems[]     folders that Dependabot is told to look in and that are not there",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
