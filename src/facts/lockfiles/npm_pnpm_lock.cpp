#include "bs/base/text.hpp"
#include "facts/lockfiles/npm_manifest.hpp"

// pnpm-lock.yaml, versions 5 to 9. Written by one program in one form, two spaces a level, so that its lines
// say which manifest ("importer") asked for what; the megabytes of packages below are passed over. pnpm
// refuses a frozen installation as soon as a specifier is not the manifest's, letter by letter.
namespace bs::facts {
namespace {

struct PnpmLock {
  std::map<std::string, std::map<std::string, std::string>>
      importers;  ///< by folder ("." the root), name → specifier
  std::set<std::string> overridden;
  bool has_hooks = false;     ///< a .pnpmfile.cjs may have changed any manifest
  bool leaves_links = false;  ///< excludeLinksFromLockfile
};

std::string unquoted(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"') && text.back() == text.front())
    return replace_all(text.substr(1, text.size() - 2), "''", "'");
  return std::string(text);
}

struct Line {
  std::size_t depth = 0;
  std::string key, value;
};

/// "  'key': value"; nullopt for anything else.
std::optional<Line> parse_line(std::string_view raw) {
  const std::size_t indent = raw.find_first_not_of(' ');
  if (indent == std::string_view::npos || raw[indent] == '#' || indent % 2 != 0) return std::nullopt;
  const std::string_view text = raw.substr(indent);
  // A quoted key may hold a colon of its own.
  const std::size_t from = text.front() == '\'' || text.front() == '"' ? text.find(text.front(), 1) : 0;
  if (from == std::string_view::npos) return std::nullopt;
  const std::size_t colon = text.find(':', from);
  if (colon == std::string_view::npos || (colon + 1 < text.size() && text[colon + 1] != ' '))
    return std::nullopt;
  return Line{indent / 2, unquoted(text.substr(0, colon)), std::string(trim(text.substr(colon + 1)))};
}

bool is_section(std::string_view key) {
  return key == "dependencies" || key == "devDependencies" || key == "optionalDependencies";
}

/// `path` are the keys that the line stands below and its own; `at` is where the importer's own keys begin.
void read_importer_line(PnpmLock& lock, const std::vector<std::string>& path, std::size_t at,
                        const std::string& value) {
  auto& specifiers = lock.importers[at == 0 ? "." : path[1]];
  const std::size_t depth = path.size() - at;
  const bool is_old = depth == 2 && path[at] == "specifiers";
  const bool is_new = depth == 3 && is_section(path[at]) && path[at + 2] == "specifier";
  if (is_old || is_new) specifiers[path[at + 1]] = unquoted(value);
}

void read_line(PnpmLock& lock, const std::vector<std::string>& path, const std::string& value) {
  const std::string& top = path.front();
  if (top == "importers" && path.size() >= 2) read_importer_line(lock, path, 2, value);
  if (is_section(top) || top == "specifiers") read_importer_line(lock, path, 0, value);
  if (top == "overrides" && path.size() == 2) {
    std::string_view name = std::string_view(path[1]).substr(path[1].rfind('>') + 1);
    lock.overridden.emplace(name.substr(0, name.find('@', 1)));
  }
  if (top == "pnpmfileChecksum" || top == "packageExtensionsChecksum") lock.has_hooks = true;
  if (top == "settings" && path.back() == "excludeLinksFromLockfile") lock.leaves_links = value == "true";
}

PnpmLock parse_pnpm_lock(std::string_view text, const std::string&) {
  PnpmLock lock;
  std::vector<std::string> path;
  for (const std::string_view raw : split_lines(text)) {
    // A file of two documents: the first is of pnpm itself.
    if (raw.starts_with("---")) lock = {};
    const bool is_passed = !path.empty() && (path[0] == "packages" || path[0] == "snapshots");
    if (is_passed && raw.starts_with(' ')) continue;
    const auto line = parse_line(raw);
    if (!line || line->depth > path.size()) continue;
    path.resize(line->depth);
    path.push_back(line->key);
    read_line(lock, path, line->value);
  }
  return lock;
}

bool is_link(std::string_view range) {
  return range.starts_with("link:") || range.starts_with("file:") || range.starts_with("workspace:");
}

FactFinding other_specifier(const NpmManifest& manifest, const Dependency& dependency,
                            const std::string& locked) {
  return {manifest.path, dependency.mark,
          fmt::format("pnpm-lock.yaml is for {} {}, not {}", dependency.name, locked, dependency.range), "",
          dependency.name};
}

}  // namespace

bool judge_pnpm_lock(LockState& state, const Snapshot& snapshot, const NpmManifest& manifest,
                     std::string_view relative) {
  const PnpmLock& lock = parsed_once<PnpmLock>(snapshot, state.path, parse_pnpm_lock);
  const auto importer = lock.importers.find(relative.empty() ? "." : std::string(relative));
  if (importer == lock.importers.end()) return false;
  state.judged = !lock.has_hooks;
  if (lock.has_hooks) return true;
  for (const Dependency& dependency : manifest.required) {
    const bool is_overridden =
        lock.overridden.count(dependency.name) != 0 || manifest.overridden.count(dependency.name) != 0;
    if (is_overridden || (lock.leaves_links && is_link(dependency.range))) continue;
    const auto specifier = importer->second.find(dependency.name);
    if (specifier == importer->second.end()) {
      state.problems.push_back(not_locked(manifest.path, dependency, "pnpm-lock.yaml"));
    } else if (specifier->second != dependency.range && !specifier->second.starts_with('>')) {
      state.problems.push_back(other_specifier(manifest, dependency, specifier->second));
    }
  }
  return true;
}

}  // namespace bs::facts
