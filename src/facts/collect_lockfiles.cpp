#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/lockfiles/ecosystems.hpp"
#include "facts/lockfiles/lock.hpp"

namespace bs::facts {
namespace {

struct Judge {
  std::string_view ecosystem;
  LockState (*judge)(const LockInput& input);
};
constexpr Judge k_judges[] = {{"cargo", cargo_lock}, {"composer", composer_lock}, {"go", go_lock},
                              {"npm", npm_lock},     {"python", python_lock},     {"ruby", ruby_lock}};

bool has_manifest(const CollectorInput& input, const Ecosystem& ecosystem) {
  const auto [first, last] = input.snapshot.below(input.folder);
  return std::any_of(first, last, [&](const File& file) {
    return file.is_regular() && parent_of(file.path) == input.folder &&
           is_manifest(ecosystem, base_name(file.path));
  });
}

/// Where nobody compares, a lock file beside the manifest is told as being there.
LockState lock_of(const CollectorInput& input, const Ecosystem& ecosystem) {
  LockState state;
  for (const Judge& judge : k_judges)
    if (judge.ecosystem == ecosystem.id) state = judge.judge({input.snapshot, input.folder});
  for (const std::string_view name : ecosystem.locks) {
    const std::string path = join_path(input.folder, name);
    if (state.path.empty() && input.snapshot.find(path) != nullptr) state.path = path;
  }
  return state;
}

/// Also one of a workspace that does not name the folder: whether that is meant to be its own cannot be told.
bool has_lock_above(const CollectorInput& input, const Ecosystem& ecosystem) {
  return std::any_of(ecosystem.locks.begin(), ecosystem.locks.end(), [&](std::string_view name) {
    return !nearest_file(input.snapshot, input.folder, name).empty();
  });
}

model::FactReading collect(const CollectorInput& input) {
  data::Value value = data::Value::object();
  std::vector<std::string> judged, without;
  std::vector<FactFinding> problems;
  for (const Ecosystem& ecosystem : ecosystems()) {
    if (ecosystem.locks.empty() || !has_manifest(input, ecosystem)) continue;
    LockState state = lock_of(input, ecosystem);
    if (!state.path.empty()) value.set(ecosystem.id, state.path);
    if (state.path.empty() && !has_lock_above(input, ecosystem)) without.emplace_back(ecosystem.id);
    if (state.judged) judged.emplace_back(ecosystem.id);
    std::move(state.problems.begin(), state.problems.end(), std::back_inserter(problems));
  }
  if (!without.empty()) input.snapshot.require_whole();
  value.set("judged", number(judged.size()));
  value.set("ecosystems", to_value(judged));
  value.set("without", to_value(without));
  value.set("problems", to_value(problems));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(lockfiles) = {
    .id = "lockfiles",
    .summary = "lock files of the component's manifests, and whether they are in step",
    .fields =
        "$.go, $.npm      and so on: the lock file of the folder's manifest, its own or its workspace's\n"
        "$.judged         how many ecosystems' manifests and lock files were compared\n"
        "$.ecosystems[]   their names: cargo, composer, go, npm, python, ruby\n"
        "$.without[]      ecosystems with a manifest and no lock file, here or above (as libraries may do)\n"
        "$.problems[]     what a manifest asks for and its lock file does not give; only what is certain",
    .scope = model::FactScope::component,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
