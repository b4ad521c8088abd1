#include <set>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "facts/lockfiles/lock.hpp"

// composer.lock's content-hash depends on Composer's version, so that names are compared. A locked package
// may stand in for others ("replace", "provide").
namespace bs::facts {
namespace {

using Names = std::set<std::string>;

void add_keys(Names& names, const data::Value* table) {
  if (table == nullptr || !table->is_object()) return;
  for (const data::Member& member : table->as_object()) names.insert(to_lower(member.key));
}

Names parse_composer_lock(std::string_view text, const std::string& path) {
  Names names;
  const data::Value root = data::parse_json(text, path);
  for (const std::string_view section : {"packages", "packages-dev"}) {
    const data::Value* packages = root.find(section);
    if (packages == nullptr || !packages->is_array()) continue;
    for (const data::Value& package : packages->as_array()) {
      names.insert(to_lower(package.string_or("name")));
      add_keys(names, package.find("replace"));
      add_keys(names, package.find("provide"));
    }
  }
  return names;
}

}  // namespace

LockState composer_lock(const LockInput& input) {
  const std::string manifest = input.in_folder("composer.json"), lock = input.in_folder("composer.lock");
  LockState state;
  if (input.snapshot.find(lock) == nullptr) return state;
  state.path = lock;
  const data::Value root = data::parse_json(input.snapshot.text(manifest).value_or("{}"), manifest);
  judge_lock(state, [&] {
    const Names& locked = parsed_once<Names>(input.snapshot, lock, parse_composer_lock);
    Names own;  // what the root package itself stands in for
    add_keys(own, root.find("replace"));
    add_keys(own, root.find("provide"));
    for (const std::string_view section : {"require", "require-dev"}) {
      const data::Value* required = root.find(section);
      if (required == nullptr || !required->is_object()) continue;
      for (const data::Member& member : required->as_object()) {
        const std::string name = to_lower(member.key);
        // "php", "ext-json", "composer-runtime-api" are the platform's; packages have a vendor.
        if (name.find('/') == std::string::npos || own.count(name) != 0 || locked.count(name) != 0) continue;
        const std::string range = member.value.is_string() ? member.value.as_string() : "";
        state.problems.push_back(not_locked(manifest, {member.key, range, member.key_mark}, "composer.lock"));
      }
    }
  });
  return state;
}

}  // namespace bs::facts
