#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/data/toml.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/path_words.hpp"

// pyproject.toml (PEP 621, Poetry, uv workspaces) and setup.cfg.
namespace bs::scan {
namespace {

using data::Value;

/// PEP 503: names compare in lower case with runs of '-', '_', '.' as one '-'.
std::string normalised(std::string_view name) {
  std::string out;
  for (const char c : to_lower(name)) {
    const bool separates = c == '-' || c == '_' || c == '.';
    if (!separates)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  return out;
}

/// "uvicorn[standard]>=0.30; python_version > '3.8'" → "uvicorn"
std::string_view requirement_name(std::string_view requirement) {
  requirement = trim(requirement);
  return requirement.substr(0, requirement.find_first_of("[<>=!~;@ \t("));
}

void require(ManifestFacts& facts, const ManifestSource& source, std::string_view requirement, Mark mark) {
  const std::string_view name = requirement_name(requirement);
  if (!name.empty()) facts.requires_.push_back(package_use("pypi", normalised(name), source, mark));
}

/// A program that others start, not a package that others install.
bool starts_by_itself(const ManifestSource& source) {
  const std::vector<std::string>& names = source.input.list(source.folder);
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name == "manage.py" || name == "app.py" || name == "main.py" || name == "wsgi.py" ||
           name == "asgi.py" || name == "server.py" || name == "Procfile" || name == "Dockerfile";
  });
}

struct Classified {
  bool any = false, library = false, console = false;
};

void claim_python_type(const ManifestSource& source, const Classified& classified, bool has_scripts,
                       ManifestFacts& facts) {
  const bool serves =
      requires_any(facts, {"pypi:flask", "pypi:django", "pypi:fastapi", "pypi:aiohttp", "pypi:starlette",
                           "pypi:tornado", "pypi:sanic", "pypi:litestar", "pypi:falcon", "pypi:bottle",
                           "pypi:pyramid", "pypi:uvicorn", "pypi:gunicorn", "pypi:grpcio", "pypi:quart"});
  const bool commands = requires_any(facts, {"pypi:click", "pypi:typer", "pypi:docopt", "pypi:fire",
                                             "pypi:cyclopts", "pypi:plumbum", "pypi:cleo", "pypi:cliff"});
  if (classified.library) return facts.claim("library", sure::strong);
  if (serves && starts_by_itself(source)) facts.claim("service", sure::strong);
  // With trove classifiers it is published: plugins of Django and clients of FastAPI need these, too.
  if (serves && !classified.any && !has_scripts) facts.claim("service", sure::likely);
  if (!classified.any && has_entry(source.input, source.folder, "manage.py"))
    facts.claim("service", sure::good);
  if (has_scripts && (classified.console || commands || !classified.any)) facts.claim("cli", sure::likely);
  if (classified.any) facts.claim("library", sure::fair);
}

/// PyPI's classifiers: development status, and what the thing is.
Classified read_classifiers(const std::vector<std::string>& classifiers, ManifestFacts& facts) {
  Classified classified;
  for (const std::string& classifier : classifiers) {
    const std::string_view text = classifier;
    if (text.starts_with("Development Status :: 7")) facts.is_deprecated = true;
    if (text.starts_with("Development Status :: 1") || text.starts_with("Development Status :: 2") ||
        text.starts_with("Development Status :: 3"))
      facts.is_experimental = true;
    classified.any = true;
    classified.library = classified.library || text.starts_with("Topic :: Software Development :: Libraries");
    classified.console = classified.console || text.starts_with("Environment :: Console");
  }
  return classified;
}

void read_poetry_dependencies(const ManifestSource& source, const Value* table, ManifestFacts& facts) {
  if (table == nullptr || !table->is_object()) return;
  for (const data::Member& member : table->as_object())
    if (member.key != "python") require(facts, source, member.key, member.key_mark);
}

void read_uv_workspace(const ManifestSource& source, const Value* uv, ManifestFacts& facts) {
  const Value* workspace = uv == nullptr ? nullptr : uv->find("workspace");
  if (workspace == nullptr) return;
  facts.is_workspace = true;
  for (const std::string& pattern : strings_of(workspace->find("members")))
    facts.members.push_back(member_path(source, pattern));
  for (const std::string& pattern : strings_of(workspace->find("exclude")))
    facts.member_excludes.push_back(member_path(source, pattern));
}

bool is_filled(const Value* table) {
  return table != nullptr && table->is_object() && !table->as_object().empty();
}

}  // namespace

void read_pyproject(const ManifestSource& source, ManifestFacts& facts) {
  const Value root = data::parse_toml(source.text, source.path);
  const Value* tool = root.find("tool");
  const Value* poetry = tool == nullptr ? nullptr : tool->find("poetry");
  read_uv_workspace(source, tool == nullptr ? nullptr : tool->find("uv"), facts);
  const Value* project = root.find("project");
  const Value* table = project != nullptr ? project : poetry;
  if (table == nullptr || table->string_or("name").empty()) {
    facts.is_weak = true;  // settings of linters and build tools
    return;
  }
  facts.language = "Python";
  take_name(facts, table->find("name"));
  facts.description = table->string_or("description");
  facts.version = table->string_or("version");
  facts.provides.push_back(package_use("pypi", normalised(facts.name), source, facts.mark));
  if (const Value* list = table->find("dependencies"); list != nullptr && list->is_array())
    for (const Value& item : list->as_array())
      if (item.is_string()) require(facts, source, item.as_string(), item.mark);
  if (poetry != nullptr) read_poetry_dependencies(source, poetry->find("dependencies"), facts);
  const Classified classified = read_classifiers(strings_of(table->find("classifiers")), facts);
  claim_python_type(source, classified, is_filled(table->find("scripts")), facts);
}

void read_setup_cfg(const ManifestSource& source, ManifestFacts& facts) {
  // INI: [section], key = value, and further lines of a value indented.
  std::string section, key;
  std::vector<std::string> classifiers;
  bool has_scripts = false;
  std::uint32_t number = 0;
  const auto take = [&](std::string_view value, Mark mark) {
    if (value.empty()) return;
    if (section == "metadata" && key == "name") {
      facts.name = value;
      facts.mark = mark;
    }
    if (section == "metadata" && key == "description") facts.description = value;
    if (section == "metadata" && key == "version" && value.find(':') == std::string_view::npos)
      facts.version = value;
    if (section == "metadata" && (key == "classifiers" || key == "classifier"))
      classifiers.emplace_back(value);
    if (section == "options" && key == "install_requires" && value.front() != '#')
      require(facts, source, value, mark);
    if (section == "options.entry_points" && key == "console_scripts") has_scripts = true;
  };
  for (const std::string_view raw : split_lines(source.text)) {
    const Mark mark{++number, 1};
    const std::string_view line = trim(raw);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    if (line.front() == '[') {
      section = line.substr(1, line.find(']') == std::string_view::npos ? 0 : line.find(']') - 1);
      key.clear();
    } else if (raw.front() == ' ' || raw.front() == '\t') {
      take(line, mark);
    } else {
      const std::size_t at = line.find_first_of("=:");
      key = trim(line.substr(0, at));
      if (at != std::string_view::npos) take(trim(line.substr(at + 1)), mark);
    }
  }
  facts.is_weak = facts.name.empty();  // settings of linters
  if (facts.is_weak) return;
  facts.language = "Python";
  facts.provides.push_back(package_use("pypi", normalised(facts.name), source, facts.mark));
  claim_python_type(source, read_classifiers(classifiers, facts), has_scripts, facts);
}

}  // namespace bs::scan
