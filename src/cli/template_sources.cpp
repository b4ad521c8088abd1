#include "cli/template_sources.hpp"

#include <algorithm>

#include "bs/base/embedded.hpp"
#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/route.hpp"

namespace bs::embedded {
extern const Files shipped_templates;
}

namespace bs::cli {
namespace {

using scaffold::TemplateSpec;

scaffold::TemplateFilesPtr shipped_files() {
  return scaffold::embedded_files(embedded::shipped_templates, "templates/", {"shipped", "v" BS_VERSION, ""});
}

std::vector<std::string> shipped_paths() {
  std::vector<std::string> paths;
  for (const auto& file : embedded::shipped_templates) {
    const auto parts = split(file.name, '/');
    if (parts.size() == 3 && parts[2] == "template.yaml")
      paths.push_back(fmt::format("{}/template.yaml", parts[1]));
  }
  return paths;
}

ListedTemplate listed(const scaffold::TemplateFilesPtr& files, const std::string& path) {
  ListedTemplate entry;
  entry.path = files->shown(path);
  try {
    entry.spec = scaffold::load_template(files, path);
  } catch (const Error& error) {
    entry.fault = error.message();
  }
  return entry;
}
}  // namespace

TemplateSources::TemplateSources(Context& context, TemplateVersion version)
    : context_(context), version_(std::move(version)) {
  if (version_.revision && version_.work_tree)
    throw Error(ErrorKind::usage, "--rev and --worktree exclude each other");
}
TemplatePlaces TemplateSources::places(const std::string& word) {
  if (!looks_like_path(word)) {
    for (const auto& path : shipped_paths()) {
      if (parent_of(path) == word) return {shipped_files(), {path}};
    }
    for (const auto& folder : context_.workspace().config.templates) {
      const auto opened = open((context_.workspace().root / folder).lexically_normal(), "", "");
      for (const auto& path : scaffold::find_templates(*opened.files, opened.folder)) {
        if (base_name(parent_of(path)) == word) return {opened.files, {path}};
        const auto entry = listed(opened.files, path);
        if (entry.spec && entry.spec->name == word) return {opened.files, {path}};
      }
    }
    const auto spec = named(word);
    return {spec.files, {spec.path}};
  }
  const auto opened = open_at(word, "");
  if (const auto file = template_file(*opened.files, opened.folder)) return {opened.files, {*file}};
  auto found = scaffold::find_templates(*opened.files, opened.folder);
  if (found.empty())
    throw Error(ErrorKind::not_found, fmt::format("there is no template in {}", shown(word)))
        .hint("a template is a YAML file of kind Template, or a folder with cookiecutter.json");
  return {opened.files, std::move(found)};
}

std::optional<TemplateSpec> TemplateSources::shipped(std::string_view name) {
  for (const auto& path : shipped_paths()) {
    if (parent_of(path) != name) continue;
    if (version_.revision || version_.work_tree) {
      throw Error(ErrorKind::usage,
                  fmt::format("{} is part of bs " BS_VERSION " and has no other version here", shown(name)));
    }
    return scaffold::load_template(shipped_files(), path);
  }
  return std::nullopt;
}

std::vector<ListedTemplate> TemplateSources::in_folders() {
  std::vector<ListedTemplate> out;
  const auto& workspace = context_.workspace();
  for (const auto& folder : workspace.config.templates) {
    const auto opened = open((workspace.root / folder).lexically_normal(), "", "");
    for (const auto& path : scaffold::find_templates(*opened.files, opened.folder))
      out.push_back(listed(opened.files, path));
  }
  return out;
}

void TemplateSources::list_catalog(std::vector<ListedTemplate>& out) {
  auto* store = context_.stored_catalog();
  if (store == nullptr) return;
  catalog::ListQuery query;
  query.filter = match::parse_filter({"kind=template"});
  for (const auto& row : store->list(query)) {
    if (row.repository_path.empty() || row.orphaned) continue;
    try {
      const auto opened = open_repository_at(row.repository_path, row.path, row.name);
      out.push_back(listed(opened.files, opened.folder));
    } catch (const Error& error) {
      out.push_back({std::nullopt, row.repository + "/" + row.path, error.message()});
    }
  }
}

std::vector<ListedTemplate> TemplateSources::all() {
  auto out = in_folders();
  if (!version_.revision && !version_.work_tree) {
    for (const auto& path : shipped_paths()) out.push_back(listed(shipped_files(), path));
  }
  list_catalog(out);
  std::vector<std::string> names;
  std::erase_if(out, [&](const ListedTemplate& entry) {
    if (!entry.spec) return false;
    if (std::find(names.begin(), names.end(), entry.spec->name) != names.end()) return true;
    names.push_back(entry.spec->name);
    return false;
  });
  return out;
}

TemplateSpec TemplateSources::named(const std::string& word) {
  if (looks_like_path(word)) return at_path(word);
  std::vector<std::string> names;
  std::vector<ListedTemplate> found;
  try {
    found = in_folders();
  } catch (const Error& error) {
    // A folder of bs.yaml that is gone must not keep what the binary has from being used; unknown names tell
    // it.
    if (auto spec = shipped(word)) return *std::move(spec);
    throw;
  }
  for (auto& entry : found) {
    if (entry.spec && (entry.spec->name == word || base_name(parent_of(entry.spec->path)) == word))
      return *std::move(entry.spec);
    if (!entry.spec && base_name(parent_of(entry.path)) == word) {
      throw Error(ErrorKind::config, fmt::format("{}: {}", shown(entry.path), entry.fault))
          .hint(fmt::format("bs template lint {}", shown(word)));
    }
    if (entry.spec) names.push_back(entry.spec->name);
  }
  if (auto spec = shipped(word)) return *std::move(spec);
  if (auto spec = in_catalog(word)) return *std::move(spec);
  for (const auto& path : shipped_paths()) names.emplace_back(parent_of(path));
  Error error(ErrorKind::not_found, fmt::format("no template is called '{}'", shown(word)));
  const auto near = nearest(word, names);
  std::error_code code;
  if (!near && fs::exists(word, code))
    throw std::move(error).hint(fmt::format("the folder is meant? write ./{}", shown(word)));
  throw std::move(error).hint(near ? fmt::format("did you mean {}?", shown(*near))
                                   : "bs template list shows what there is");
}

std::optional<TemplateSpec> TemplateSources::in_catalog(const std::string& name) {
  auto* store = context_.stored_catalog();
  if (store == nullptr) return std::nullopt;
  for (const auto& row : store->named(name)) {
    if (to_lower(row.kind) != "template" || row.repository_path.empty()) continue;
    const auto opened = open_repository_at(row.repository_path, row.path, row.name);
    return scaffold::load_template(opened.files, opened.folder);
  }
  return std::nullopt;
}

}  // namespace bs::cli
