#include <set>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/data/toml.hpp"
#include "facts/lockfiles/lock.hpp"

// poetry.lock, uv.lock, pdm.lock and Pipfile.lock. Names alone are compared: what is asked for without a
// condition and is not in the lock file at all was added after it was written.
namespace bs::facts {
namespace {

using Names = std::set<std::string>;

/// PEP 503: case and runs of "-", "_", "." do not tell names apart.
std::string normalised(std::string_view name) {
  std::string out;
  for (const char c : to_lower(name)) {
    const bool is_mark = c == '-' || c == '_' || c == '.';
    if (!is_mark) out += c;
    if (is_mark && !out.ends_with('-')) out += '-';
  }
  return out;
}

/// "Name[extra]>=1; marker" → Name; "" when it has a marker, which may leave it out.
std::string name_of(std::string_view requirement) {
  if (requirement.find(';') != std::string_view::npos) return "";
  std::size_t end = 0;
  while (end < requirement.size() &&
         (std::isalnum(static_cast<unsigned char>(requirement[end])) != 0 ||
          std::string_view("-_.").find(requirement[end]) != std::string_view::npos))
    ++end;
  return std::string(requirement.substr(0, end));
}

void read_list(std::vector<Dependency>& out, const data::Value* list) {
  if (list == nullptr || !list->is_array()) return;
  for (const data::Value& item : list->as_array()) {
    if (!item.is_string()) continue;
    const std::string name = name_of(trim(item.as_string()));
    if (!name.empty()) out.push_back({name, "", item.mark});
  }
}

/// A table of name → version or object; entries with a condition are left out.
void read_table(std::vector<Dependency>& out, const data::Value* table) {
  if (table == nullptr || !table->is_object()) return;
  for (const data::Member& member : table->as_object()) {
    const data::Value& value = member.value;
    const bool is_conditional =
        value.is_array() ||
        (value.is_object() && (value.find("markers") || value.find("python") || value.find("platform") ||
                               value.find("sys_platform") || value.find("path") || value.find("file") ||
                               value.find("git") || value.find("os_name") || value.find("platform_system")));
    if (!is_conditional && member.key != "python") out.push_back({member.key, "", member.key_mark});
  }
}

void read_groups(std::vector<Dependency>& out, const data::Value* groups) {
  if (groups == nullptr || !groups->is_object()) return;
  for (const data::Member& group : groups->as_object()) {
    if (group.value.is_array()) {
      read_list(out, &group.value);
    } else {
      read_table(out, group.value.find("dependencies"));
    }
  }
}

const data::Value* find_path(const data::Value& root, std::initializer_list<std::string_view> keys) {
  const data::Value* at = &root;
  for (const std::string_view key : keys) at = at == nullptr ? nullptr : at->find(key);
  return at;
}

Names parse_toml_lock(std::string_view text, const std::string& path) {
  Names names;
  const data::Value root = data::parse_toml(text, path);
  const data::Value* packages = root.find("package");
  if (packages == nullptr || !packages->is_array()) return names;
  for (const data::Value& package : packages->as_array()) names.insert(normalised(package.string_or("name")));
  return names;
}

Names parse_pipfile_lock(std::string_view text, const std::string& path) {
  Names names;
  const data::Value root = data::parse_json(text, path);
  if (!root.is_object()) return names;
  for (const data::Member& section : root.as_object()) {
    if (!section.value.is_object() || section.key == "_meta") continue;
    for (const data::Member& package : section.value.as_object()) names.insert(normalised(package.key));
  }
  return names;
}

void judge_names(LockState& state, const Snapshot& snapshot, const std::string& manifest,
                 const std::vector<Dependency>& asked, Names (*parse)(std::string_view, const std::string&)) {
  judge_lock(state, [&] {
    const Names& locked = parsed_once<Names>(snapshot, state.path, parse);
    for (const Dependency& dependency : asked)
      if (locked.count(normalised(dependency.name)) == 0)
        state.problems.push_back(not_locked(manifest, dependency, base_name(state.path)));
  });
}

std::vector<Dependency> poetry_asks(const data::Value& root) {
  std::vector<Dependency> asked;
  read_table(asked, find_path(root, {"tool", "poetry", "dependencies"}));
  read_table(asked, find_path(root, {"tool", "poetry", "dev-dependencies"}));
  read_groups(asked, find_path(root, {"tool", "poetry", "group"}));
  // Without [tool.poetry] dependencies the project's own list is what counts.
  if (asked.empty()) read_list(asked, find_path(root, {"project", "dependencies"}));
  return asked;
}

std::vector<Dependency> uv_asks(const data::Value& root) {
  std::vector<Dependency> asked;
  if (find_path(root, {"tool", "uv", "exclude-dependencies"}) != nullptr) return asked;
  read_list(asked, find_path(root, {"project", "dependencies"}));
  read_groups(asked, find_path(root, {"project", "optional-dependencies"}));
  read_groups(asked, root.find("dependency-groups"));
  read_list(asked, find_path(root, {"tool", "uv", "dev-dependencies"}));
  return asked;
}

/// uv locks a workspace at its root; a project that is not in the file has a lock of its own, or none.
bool is_in_uv_lock(const LockInput& input, const data::Value& root, const std::string& lock) {
  const data::Value* name = find_path(root, {"project", "name"});
  if (name == nullptr || !name->is_string()) return false;
  try {
    return parsed_once<Names>(input.snapshot, lock, parse_toml_lock).count(normalised(name->as_string())) !=
           0;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::config) throw;
    return parent_of(lock) == input.folder;  // broken: told where it lies
  }
}

}  // namespace

LockState python_lock(const LockInput& input) {
  LockState state;
  const std::string pipfile = input.in_folder("Pipfile"), pyproject = input.in_folder("pyproject.toml");
  if (const auto text = input.snapshot.text(pipfile)) {
    if (input.snapshot.find(input.in_folder("Pipfile.lock")) == nullptr) return state;
    state.path = input.in_folder("Pipfile.lock");
    std::vector<Dependency> asked;
    const data::Value root = data::parse_toml(*text, pipfile);
    read_table(asked, root.find("packages"));
    read_table(asked, root.find("dev-packages"));
    judge_names(state, input.snapshot, pipfile, asked, parse_pipfile_lock);
    return state;
  }
  const auto text = input.snapshot.text(pyproject);
  if (!text) return state;
  const data::Value root = data::parse_toml(*text, pyproject);
  const std::string poetry = input.in_folder("poetry.lock"), pdm = input.in_folder("pdm.lock");
  const std::string uv = nearest_file(input.snapshot, input.folder, "uv.lock");
  if (input.snapshot.find(poetry) != nullptr) {
    state.path = poetry;
    judge_names(state, input.snapshot, pyproject, poetry_asks(root), parse_toml_lock);
  } else if (!uv.empty() && is_in_uv_lock(input, root, uv)) {
    state.path = uv;
    judge_names(state, input.snapshot, pyproject, uv_asks(root), parse_toml_lock);
  } else if (input.snapshot.find(pdm) != nullptr) {
    state.path = pdm;
    std::vector<Dependency> asked;
    read_list(asked, find_path(root, {"project", "dependencies"}));
    judge_names(state, input.snapshot, pyproject, asked, parse_toml_lock);
  }
  return state;
}

}  // namespace bs::facts
