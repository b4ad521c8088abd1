#include "scaffold/cookiecutter_run.hpp"

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "scaffold/cookiecutter_spec.hpp"
#include "scaffold/cookiecutter_tree.hpp"
#include "scaffold/cookiecutter_variables.hpp"

namespace bs::scaffold {
namespace {

/// The folder whose name is rendered, "{{cookiecutter.slug}}", below that of cookiecutter.json.
std::string template_folder(const TemplateSpec& spec) {
  const std::string root(parent_of(spec.path));
  if (auto folder = cookiecutter_content(*spec.files, root)) return *folder;
  Error error(ErrorKind::config, "beside this file there is no folder \"{{cookiecutter.…}}\"");
  error.at({spec.files->shown(spec.path), {}});
  if (spec.cookiecutter.find("templates") != nullptr || spec.cookiecutter.find("template") != nullptr)
    error.hint("it offers a choice of templates: name the folder of one of them");
  throw error;
}

std::vector<std::string> texts_of(const data::Value* list) {
  std::vector<std::string> texts;
  if (list == nullptr || !list->is_array()) return texts;
  for (const data::Value& item : list->as_array())
    if (item.is_string()) texts.push_back(item.as_string());
  return texts;
}

std::string line_end_in(const data::Value& json) {
  const std::string line_end = json.string_or("_new_lines");
  return line_end == "\n" || line_end == "\r\n" || line_end == "\r" ? line_end : std::string();
}

/// The variables, and what cookiecutter 2 adds to them.
data::Value object_of(const TemplateSpec& spec, const RunOptions& options) {
  data::Value object = cookiecutter_object(
      cookiecutter_variables(spec, options.parameters, cookiecutter_engine(spec, options.now)));
  const Origin& origin = spec.files->origin();
  object.set("_template", origin.source);
  object.set("_output_dir", ".");
  object.set("_repo_dir", origin.source);
  object.set("_checkout", origin.ref.empty() ? data::Value() : data::Value(origin.ref));
  return object;
}

CookiecutterTree tree_of(const TemplateSpec& spec, const std::string& folder, data::Value object,
                         const RunOptions& options) {
  CookiecutterTree tree;
  tree.files = spec.files;
  tree.folder = folder;
  tree.engine = cookiecutter_engine(spec, options.now);
  tree.copied = texts_of(object.find("_copy_without_render"));
  tree.line_end = line_end_in(object);
  tree.cookiecutter = std::move(object);
  tree.limits = options.limits;
  return tree;
}

/// The folder's own cookiecutter.json, or an empty one.
TemplateSpec spec_of(const CookiecutterFolder& folder) {
  TemplateSpec spec;
  spec.form = TemplateForm::cookiecutter;
  spec.files = folder.files;
  spec.path = join_path(folder.path, "cookiecutter.json");
  spec.cookiecutter = data::Value::object();
  if (const auto text = folder.files->read(spec.path)) {
    spec.text = *text;
    spec.cookiecutter = data::parse_json(*text, folder.files->shown(spec.path));
  }
  return spec;
}

}  // namespace

RunResult run_cookiecutter(const TemplateSpec& spec, const RunOptions& options) {
  RunResult result;
  try {
    const CookiecutterTree tree = tree_of(spec, template_folder(spec), object_of(spec, options), options);
    result.files = render_cookiecutter_tree(tree, result.notes);
    require_safe(result.files);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::config) throw;
    result.failure = error;
  }
  return result;
}

std::optional<std::string> cookiecutter_project_name(const TemplateSpec& spec,
                                                     const data::Value& parameters) {
  RunOptions options;
  options.parameters = parameters;
  options.now = now();
  const std::string folder = template_folder(spec);
  const CookiecutterTree tree = tree_of(spec, folder, object_of(spec, options), options);
  std::string name =
      render_cookiecutter_name(tree, std::string(base_name(folder)), spec.files->shown(folder));
  if (name.empty() || name.find('/') != std::string::npos || refusal_of(name)) return std::nullopt;
  return name;
}

FileTree render_cookiecutter_folder(const CookiecutterFolder& folder, const RunOptions& options,
                                    std::vector<std::string>& notes) {
  const TemplateSpec spec = spec_of(folder);
  const data::Value values = folder.values.is_object() ? folder.values : data::Value::object();
  data::Value object =
      cookiecutter_object(cookiecutter_variables(spec, values, cookiecutter_engine(spec, options.now)));
  for (const data::Member& member : values.as_object())
    if (object.find(member.key) == nullptr) object.set(member.key, member.value);
  CookiecutterTree tree = tree_of(spec, folder.path, std::move(object), options);
  tree.copied.insert(tree.copied.end(), folder.copied.begin(), folder.copied.end());
  return render_cookiecutter_tree(tree, notes);
}

}  // namespace bs::scaffold
