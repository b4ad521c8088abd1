// What belongs into .gitignore, and lies in the tree.
#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/path_kinds.hpp"
#include "facts/secrets.hpp"

namespace bs::facts {
namespace {

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Whether one of the words of a name, parted by dots, dashes and lines, is among these.
bool has_word(std::string_view name, std::initializer_list<std::string_view> words) {
  for (std::size_t from = 0; from <= name.size();) {
    const std::size_t end = std::min(name.find_first_of(".-_", from), name.size());
    if (std::find(words.begin(), words.end(), name.substr(from, end - from)) != words.end()) return true;
    from = end + 1;
  }
  return false;
}

/// ".env" and ".env.production"; not those that are there to be copied or are for everybody.
bool is_env_file(std::string_view name) {
  if (name == ".env") return true;
  if (!name.starts_with(".env.") && !name.ends_with(".env")) return false;
  return !has_word(to_lower(name),
                   {"example", "examples", "sample",  "template",  "tmpl",     "tpl",    "dist",
                    "test",    "tests",    "testing", "default",   "defaults", "schema", "ci",
                    "dummy",   "vault",    "enc",     "encrypted", "sops",     "demo",   "docker"});
}

/// A name that says secret, and is not meant for browsers or about a secret only.
bool is_secret_name(std::string_view name) {
  const std::string lower = to_lower(name);
  if (contains_any(lower, {"public", "vite_", "react_app_", "expo_", "gatsby_", "vue_app_", "_expir"}))
    return false;
  for (const std::string_view ending :
       {"_file", "_path", "_url", "_uri", "_id", "_name", "_length", "_ttl", "_type"})
    if (lower.ends_with(ending)) return false;
  return contains_any(lower, {"password", "passwd", "secret", "token", "api_key", "apikey", "private_key",
                              "access_key", "credential"});
}

/// A value that somebody thought of nowhere else: long, of letters and digits, no word that says otherwise.
bool is_secret_value(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
    value = value.substr(1, value.size() - 2);
  if (value.size() < 16 || value.find_first_of(" ${}<>()/:") != std::string_view::npos) return false;
  const auto has = [&](char low, char high) {
    return std::any_of(value.begin(), value.end(), [=](char c) { return c >= low && c <= high; });
  };
  const bool mixes = has('0', '9') && (has('a', 'z') || has('A', 'Z'));
  return mixes && !is_placeholder(value) &&
         !contains_any(to_lower(value), {"your", "change", "replace", "secret", "password", "local", "test",
                                         "dev", "insert", "todo", "default", "enter", "here"});
}

void add_env_values(const File& file, std::string_view text, std::vector<FactFinding>& out) {
  std::uint32_t number = 0;
  for (std::string_view line : split_lines(text)) {
    ++number;
    line = trim(line);
    if (line.starts_with("export ")) line.remove_prefix(7);
    const std::size_t equals = line.find('=');
    if (line.starts_with('#') || equals == std::string_view::npos) continue;
    const std::string name(trim(line.substr(0, equals)));
    if (!is_secret_name(name) || !is_secret_value(trim(line.substr(equals + 1)))) continue;
    out.push_back({file.path,
                   {number, 1},
                   fmt::format("{} has a value that looks like a secret", shown(name)),
                   shown(name) + "=… (rest hidden)",
                   name});
  }
}

/// The folder named `name` on the path, up to and with it; "" when there is none.
std::string_view folder_named(std::string_view path, std::string_view name) {
  for (std::size_t from = 0;;) {
    const std::size_t slash = path.find('/', from);
    if (slash == std::string_view::npos) return "";
    if (path.substr(from, slash - from) == name) return path.substr(0, slash);
    from = slash + 1;
  }
}

/// An action for GitHub runs as it is committed, with what it needs.
bool is_of_action(const Snapshot& snapshot, std::string_view folder) {
  const std::string_view parent = parent_of(folder);
  return snapshot.find(join_path(parent, "action.yml")) != nullptr ||
         snapshot.find(join_path(parent, "action.yaml")) != nullptr;
}

std::vector<FactFinding> package_folders(const Snapshot& snapshot) {
  std::set<std::string_view> folders;
  for (const File& file : snapshot.files()) {
    for (const std::string_view name :
         {"node_modules", "bower_components", ".venv", ".terraform", ".gradle"}) {
      const std::string_view folder = folder_named(file.path, name);
      if (!folder.empty()) folders.insert(folder);
    }
    if (base_name(file.path) == "pyvenv.cfg") folders.insert(parent_of(file.path));
  }
  std::vector<FactFinding> found;
  for (const std::string_view folder : folders) {
    if (is_test_path(folder) || is_of_action(snapshot, folder)) continue;
    const auto [first, last] = snapshot.below(folder);
    if (first == last) continue;
    found.push_back({first->path,
                     {},
                     fmt::format("{} is committed", folder),
                     count_of(static_cast<std::size_t>(last - first), "file", "files"),
                     {}});
  }
  return found;
}

bool is_litter(std::string_view name) {
  return name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini" || name == "npm-debug.log" ||
         name == "yarn-error.log" || name.ends_with(".pyc") || name.ends_with(".swp") || name.ends_with("~");
}

model::FactReading collect(const CollectorInput& input) {
  const Snapshot& snapshot = input.snapshot;
  snapshot.require_whole();
  std::vector<FactFinding> env, state, litter;
  for (const File& file : snapshot.files()) {
    const std::string_view name = base_name(file.path);
    if (!file.is_regular() || is_test_path(file.path) || is_vendored_path(file.path)) continue;
    if (is_env_file(name)) add_env_values(file, snapshot.text(file), env);
    if (name.ends_with(".tfstate") || name.ends_with(".tfstate.backup"))
      state.push_back(
          {file.path, {}, "Terraform's state holds what it knows of resources, secrets among it"});
    if (is_litter(name))
      litter.push_back({file.path, {}, fmt::format("{} is no part of the project", shown(name))});
  }
  data::Value value = data::Value::object();
  value.set("env", to_value(env));
  value.set("state", to_value(state));
  value.set("packages", to_value(package_folders(snapshot)));
  value.set("litter", to_value(litter));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(committed) = {
    .id = "committed",
    .summary = "files that belong into .gitignore, tests and copied-in folders aside",
    .fields =
        "$.env[]          values of .env files that look like secrets; never shown\n"
        "$.state[]        Terraform's state\n"
        "$.packages[]     node_modules, virtual environments and the like, one for each folder\n"
        "$.litter[]       .DS_Store, *.pyc, editors' copies",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .check_arguments = nullptr,
    .collect = collect,
};

}  // namespace bs::facts
