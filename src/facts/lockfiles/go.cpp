#include <set>

#include "bs/base/text.hpp"
#include "facts/lockfiles/lock.hpp"

// go.mod lists every module that the build needs since Go 1.17, and the direct ones before. go.sum holds a
// line for the go.mod file of each of them at least ("path version/go.mod h1:…"): `go mod tidy` keeps it even
// where the module's own content is never needed.
namespace bs::facts {
namespace {

struct GoMod {
  std::string module;
  std::vector<Dependency> requires_;  ///< name and version
  /// By path, or "path version": what stands in for it; "" for a folder.
  std::map<std::string, std::pair<std::string, std::string>> replaced;
};

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string tabless(line);
  std::replace(tabless.begin(), tabless.end(), '\t', ' ');
  for (const std::string_view word : split(tabless, ' ')) {
    if (word.empty()) continue;
    const bool is_quoted = word.size() >= 2 && (word.front() == '"' || word.front() == '`');
    words.emplace_back(is_quoted ? word.substr(1, word.size() - 2) : word);
  }
  return words;
}

bool is_folder(std::string_view target) {
  return target.starts_with("./") || target.starts_with("../") || target.starts_with('/') || target == "." ||
         target == "..";
}

/// "a => ../b", "a v1 => c v2".
void read_replace(GoMod& mod, const std::vector<std::string>& words) {
  const auto arrow = std::find(words.begin(), words.end(), "=>");
  if (arrow == words.begin() || words.end() - arrow < 2) return;
  const std::string key = join(std::vector<std::string>(words.begin(), arrow), " ");
  const std::string& target = arrow[1];
  mod.replaced[key] = is_folder(target)
                          ? std::pair<std::string, std::string>()
                          : std::pair(target, words.end() - arrow > 2 ? arrow[2] : std::string());
}

void read_directive(GoMod& mod, std::string_view verb, const std::vector<std::string>& words, Mark mark) {
  if (verb == "module" && !words.empty()) mod.module = words[0];
  if (verb == "require" && words.size() >= 2) mod.requires_.push_back({words[0], words[1], mark});
  if (verb == "replace") read_replace(mod, words);
}

GoMod parse_go_mod(std::string_view text) {
  GoMod mod;
  std::string block;
  Mark mark{0, 0};
  for (const std::string_view raw : split_lines(text)) {
    ++mark.line;
    mark.column = static_cast<std::uint32_t>(std::min(raw.find_first_not_of(" \t"), raw.size()) + 1);
    std::vector<std::string> words = words_of(raw.substr(0, raw.find("//")));
    if (words.empty()) continue;
    if (words[0] == ")") {
      block.clear();
    } else if (!block.empty()) {
      read_directive(mod, block, words, mark);
    } else if (words.size() >= 2 && words[1] == "(") {
      block = words[0];
    } else {
      const std::string verb = words[0];
      words.erase(words.begin());
      read_directive(mod, verb, words, mark);
    }
  }
  return mod;
}

using Sums = std::set<std::string>;  ///< "path version"

Sums parse_go_sum(std::string_view text, const std::string&) {
  Sums sums;
  for (const std::string_view line : split_lines(text)) {
    const std::vector<std::string> words = words_of(line);
    if (words.size() < 3) continue;
    const std::string_view version = words[1];
    const bool is_go_mod = version.ends_with("/go.mod");
    sums.insert(words[0] + ' ' + std::string(version.substr(0, version.size() - (is_go_mod ? 7 : 0))));
  }
  return sums;
}

/// Modules of the repository itself: one may ask for another before it is published, or through a go.work
/// that is not committed.
struct OwnModules {
  std::set<std::string> names;
  std::vector<std::string> sums;  ///< every go.sum and go.work.sum
};

const OwnModules& own_modules(const Snapshot& snapshot) {
  return snapshot.shared<OwnModules>([&] {
    OwnModules own;
    for (const File& file : snapshot.files()) {
      const std::string_view name = base_name(file.path);
      if (!file.is_regular()) continue;
      if (name == "go.mod") own.names.insert(parse_go_mod(snapshot.text(file)).module);
      if (name == "go.sum" || name == "go.work.sum") own.sums.push_back(file.path);
    }
    return own;
  });
}

/// In a workspace the sums of all its modules count together.
bool is_summed(const LockInput& input, const std::string& lock, bool has_workspace, const std::string& key) {
  if (parsed_once<Sums>(input.snapshot, lock, parse_go_sum).count(key) != 0) return true;
  if (!has_workspace) return false;
  const std::vector<std::string>& all = own_modules(input.snapshot).sums;
  return std::any_of(all.begin(), all.end(), [&](const std::string& path) {
    return parsed_once<Sums>(input.snapshot, path, parse_go_sum).count(key) != 0;
  });
}

/// What go.sum must hold for a requirement: the module that stands in for it; nullopt for a folder.
std::optional<Dependency> effective(const GoMod& mod, const Dependency& required) {
  auto replaced = mod.replaced.find(required.name + ' ' + required.range);
  if (replaced == mod.replaced.end()) replaced = mod.replaced.find(required.name);
  if (replaced == mod.replaced.end()) return required;
  if (replaced->second.second.empty()) return std::nullopt;
  return Dependency{replaced->second.first, replaced->second.second, required.mark};
}

}  // namespace

LockState go_lock(const LockInput& input) {
  const std::string manifest = input.in_folder("go.mod"), lock = input.in_folder("go.sum");
  LockState state;
  const bool has_lock = input.snapshot.find(lock) != nullptr;
  if (has_lock) state.path = lock;
  const GoMod mod = parse_go_mod(input.snapshot.text(manifest).value_or(""));
  const bool has_workspace = !nearest_file(input.snapshot, input.folder, "go.work").empty();
  // A vendored module is built without go.sum.
  if (!has_lock && input.snapshot.find(input.in_folder("vendor/modules.txt")) != nullptr) return state;
  for (const Dependency& required : mod.requires_) {
    const auto wanted = effective(mod, required);
    if (!wanted || own_modules(input.snapshot).names.count(wanted->name) != 0) continue;
    state.judged = true;
    if (!is_summed(input, lock, has_workspace, wanted->name + ' ' + wanted->range))
      state.problems.push_back(not_locked(manifest, *wanted, "go.sum"));
  }
  state.judged = state.judged || has_lock;
  if (!has_lock && !state.problems.empty())
    state.problems = {
        {manifest, state.problems.front().mark,
         fmt::format("go.sum is not there, and {} needed",
                     state.problems.size() == 1 ? std::string("1 module is")
                                                : grouped(state.problems.size()) + " modules are"),
         "", "go.sum"}};
  return state;
}

}  // namespace bs::facts
