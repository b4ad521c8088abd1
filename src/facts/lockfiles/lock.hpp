#pragma once
/// Whether a manifest and its lock file belong together. Only what is certain is a finding: a tool that
/// installs strictly (`npm ci`, `cargo build --locked` …) would refuse it.
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {

/// Lock files are written by machines and grow beyond what a text fact reads.
constexpr std::uint64_t k_lock_cap = 16u << 20;

struct LockInput {
  const Snapshot& snapshot;
  std::string_view folder;  ///< of the manifest
  std::string in_folder(std::string_view name) const { return join_path(folder, name); }
};

struct LockState {
  std::string path;     ///< of the lock file; "" when there is none
  bool judged = false;  ///< manifest and lock file were compared
  std::vector<FactFinding> problems;
};

// One for each ecosystem whose lock files are understood. Each is asked only where its manifest is.
LockState cargo_lock(const LockInput& input);
LockState composer_lock(const LockInput& input);
LockState go_lock(const LockInput& input);
LockState npm_lock(const LockInput& input);
LockState python_lock(const LockInput& input);
LockState ruby_lock(const LockInput& input);

/// Something that a manifest asks for.
struct Dependency {
  std::string name;
  std::string range;  ///< as written; "" when nothing can be said of versions
  Mark mark;
};

/// A finding at the manifest's line: "x ^2 is not in package-lock.json".
FactFinding not_locked(std::string_view manifest, const Dependency& dependency, std::string_view lock);
/// "package-lock.json has x 1.2.3, which ^2 does not take".
FactFinding locked_otherwise(std::string_view manifest, const Dependency& dependency, std::string_view lock,
                             std::string_view version);

/// The nearest file of that name in the folder or above it; "" when there is none.
std::string nearest_file(const Snapshot& snapshot, std::string_view folder, std::string_view name);

/// What a large file holds, parsed once for all components of the repository.
template <class T>
const T& parsed_once(const Snapshot& snapshot, const std::string& path,
                     T (*parse)(std::string_view, const std::string&)) {
  using Parsed = std::shared_ptr<std::map<std::string, T>>;
  const Parsed& all = snapshot.shared<Parsed>([] { return std::make_shared<std::map<std::string, T>>(); });
  const auto found = all->find(path);
  if (found != all->end()) return found->second;
  const File* file = snapshot.find(path);
  const std::string text = file == nullptr ? std::string() : snapshot.text(*file, k_lock_cap);
  return all->emplace(path, parse(text, path)).first->second;
}

/// A lock file that cannot be parsed is a finding; one that is too large to be, an error.
/// `judge` is called and what it throws about `state.path` becomes that.
template <class Judge>
void judge_lock(LockState& state, const Judge& judge) {
  try {
    judge();
    state.judged = true;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::config || error.place().file != state.path) throw;
    state.judged = true;
    state.problems = {
        {state.path, error.place().mark, "The lock file is broken: " + error.message(), "", "broken"}};
  }
}

}  // namespace bs::facts
