#include "bs/base/text.hpp"
#include "facts/lockfiles/npm_manifest.hpp"

// yarn.lock, version 1 and Berry's. An entry begins with what it was resolved for: `"a@^1.0.0", a@^1.2.0:` or
// `"a@npm:^1.0.0, a@npm:^1.2.0":`. A frozen installation is refused when a range of a manifest is not among
// these.
namespace bs::facts {
namespace {

struct YarnLock {
  bool is_berry = false;
  std::set<std::string> resolved;  ///< "name@range", without Berry's "npm:"
};

void add_resolved(YarnLock& lock, std::string_view descriptor) {
  std::string text = replace_all(trim(descriptor), "\"", "");
  const std::size_t at = text.find('@', 1);
  if (at == std::string::npos) return;
  if (lock.is_berry && text.compare(at + 1, 4, "npm:") == 0) text.erase(at + 1, 4);
  lock.resolved.insert(std::move(text));
}

YarnLock parse_yarn_lock(std::string_view text, const std::string&) {
  YarnLock lock;
  for (const std::string_view raw : split_lines(text)) {
    const std::string_view line = trim(raw);
    if (line.empty() || raw.front() == ' ' || raw.front() == '#' || !line.ends_with(':')) continue;
    if (line == "__metadata:") lock.is_berry = true;
    const std::string_view entry = line.substr(0, line.size() - 1);
    // A range may hold a comma of its own, but none with a space and a name behind it.
    std::size_t from = 0;
    for (std::size_t comma; (comma = entry.find(", ", from)) != std::string_view::npos; from = comma + 2)
      add_resolved(lock, entry.substr(from, comma - from));
    add_resolved(lock, entry.substr(from));
  }
  return lock;
}

bool is_resolved(const YarnLock& lock, const Dependency& dependency) {
  if (lock.resolved.count(dependency.name + '@' + dependency.range) != 0) return true;
  // Berry writes "npm:" before an alias once, version 1 as the manifest has it.
  const std::string range =
      dependency.range.starts_with("npm:") ? dependency.range.substr(4) : dependency.range;
  return lock.resolved.count(dependency.name + '@' + range) != 0;
}

}  // namespace

void judge_yarn_lock(LockState& state, const Snapshot& snapshot, const NpmManifest& manifest,
                     const std::set<std::string>& overridden) {
  const YarnLock& lock = parsed_once<YarnLock>(snapshot, state.path, parse_yarn_lock);
  state.judged = true;
  for (const Dependency& dependency : manifest.required) {
    const bool is_own = own_package_names(snapshot).count(dependency.name) != 0;
    const bool is_overridden =
        overridden.count(dependency.name) != 0 || manifest.overridden.count(dependency.name) != 0;
    if (is_own || is_overridden || !registry_range(dependency.range)) continue;
    if (!is_resolved(lock, dependency))
      state.problems.push_back(not_locked(manifest.path, dependency, "yarn.lock"));
  }
}

}  // namespace bs::facts
