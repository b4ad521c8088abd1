#include "bs/base/text.hpp"
#include "bs/data/toml.hpp"
#include "bs/match/semver.hpp"
#include "facts/lockfiles/cargo_workspace.hpp"

// Cargo.lock lies beside the workspace's root. A library may leave it out, so that a missing one is no
// finding.
namespace bs::facts {
namespace {

/// A package of the lock file. One without a source is of the workspace itself.
struct Locked {
  std::string version;
  bool is_own = false;
};
using Versions = std::multimap<std::string, Locked>;

Versions parse_cargo_lock(std::string_view text, const std::string& path) {
  Versions versions;
  const data::Value root = data::parse_toml(text, path);
  const data::Value* packages = root.find("package");
  if (packages == nullptr || !packages->is_array()) return versions;
  for (const data::Value& package : packages->as_array())
    versions.emplace(package.string_or("name"),
                     Locked{package.string_or("version"), package.find("source") == nullptr});
  return versions;
}

/// Cargo's requirement in npm's words: "1.2" means "^1.2", commas join. "" when it cannot be said.
std::string npm_range(std::string_view requirement) {
  std::string range;
  for (const std::string_view part : split(requirement, ',')) {
    const std::string_view word = trim(part);
    if (word.empty()) return "";
    const bool is_bare =
        word.front() >= '0' && word.front() <= '9' && word.find('*') == std::string_view::npos;
    range += (range.empty() ? "" : " ") + std::string(is_bare ? "^" : "") + std::string(word);
  }
  return range;
}

/// False only when no version of the lock file can be meant.
bool may_hold(const Dependency& dependency, Versions::const_iterator first, Versions::const_iterator last) {
  const std::string range = npm_range(dependency.range);
  if (range.empty()) return true;
  try {
    const match::SemverRange wanted(range);
    return std::any_of(first, last, [&](const auto& entry) {
      const auto version = match::Semver::parse(entry.second.version);
      return !version || !version->prerelease.empty() || wanted.holds(*version);
    });
  } catch (const Error&) {
    return true;
  }
}

void read_table(std::vector<Dependency>& out, const data::Value* table) {
  if (table == nullptr || !table->is_object()) return;
  for (const data::Member& member : table->as_object()) {
    const data::Value& value = member.value;
    // A version that the workspace gives, or a source of its own, says nothing about the registry's versions.
    const bool is_elsewhere =
        value.is_object() && (value.find("path") || value.find("git") || value.find("workspace"));
    const std::string range = value.is_string() ? value.as_string()
                              : is_elsewhere    ? ""
                                                : value.string_or("version");
    const bool is_inherited = value.is_object() && value.find("workspace") != nullptr;
    const bool is_renamed = value.is_object() && value.find("package") != nullptr;
    // The name of an inherited dependency may be another in the root's table.
    if (is_inherited) continue;
    out.push_back({is_renamed ? value.string_or("package") : member.key, range, member.key_mark});
  }
}

std::vector<Dependency> dependencies_of(const data::Value& root) {
  constexpr std::string_view k_tables[] = {"dependencies", "dev-dependencies", "build-dependencies",
                                           "dev_dependencies", "build_dependencies"};
  std::vector<Dependency> found;
  for (const std::string_view name : k_tables) read_table(found, root.find(name));
  const data::Value* targets = root.find("target");
  if (targets == nullptr || !targets->is_object()) return found;
  for (const data::Member& target : targets->as_object())
    for (const std::string_view name : k_tables) read_table(found, target.value.find(name));
  return found;
}

void judge_package(LockState& state, const data::Value& package, const std::string& manifest,
                   const Versions& locked) {
  const data::Value* version = package.find("version");
  const auto [first, last] = locked.equal_range(package.string_or("name"));
  if (version == nullptr || !version->is_string()) return;
  const auto is_it = [&](const auto& entry) { return entry.second.version == version->as_string(); };
  if (std::any_of(first, last, is_it)) return;
  state.problems.push_back({manifest, version->mark,
                            fmt::format("Cargo.lock has version {} of {}, not {}", first->second.version,
                                        first->first, version->as_string()),
                            "", "version"});
}

}  // namespace

LockState cargo_lock(const LockInput& input) {
  const std::string manifest = input.in_folder("Cargo.toml");
  LockState state;
  const auto workspace = cargo_workspace_folder(input);
  if (!workspace || input.snapshot.find(join_path(*workspace, "Cargo.lock")) == nullptr) return state;
  state.path = join_path(*workspace, "Cargo.lock");
  const data::Value root = data::parse_toml(input.snapshot.text(manifest).value_or(""), manifest);
  const data::Value* package = root.find("package");
  if (package == nullptr || !package->is_object()) return state;  // a workspace without a package of its own
  bool is_member = false;
  judge_lock(state, [&] {
    const Versions& locked = parsed_once<Versions>(input.snapshot, state.path, parse_cargo_lock);
    const std::string name = package->string_or("name");
    const auto own = locked.equal_range(name);
    is_member = std::any_of(own.first, own.second, [](const auto& entry) { return entry.second.is_own; });
    if (!is_member) return;
    judge_package(state, *package, manifest, locked);
    for (const Dependency& dependency : dependencies_of(root)) {
      const auto [first, last] = locked.equal_range(dependency.name);
      if (first == last) {
        state.problems.push_back(not_locked(manifest, dependency, "Cargo.lock"));
      } else if (!may_hold(dependency, first, last)) {
        state.problems.push_back(locked_otherwise(manifest, dependency, "Cargo.lock", first->second.version));
      }
    }
  });
  if (!is_member && state.problems.empty()) return {};
  return state;
}

}  // namespace bs::facts
