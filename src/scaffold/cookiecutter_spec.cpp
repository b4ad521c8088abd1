#include "scaffold/cookiecutter_spec.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/model/document_path.hpp"

namespace bs::scaffold {
namespace {

// What these give to templates, the engine has.
constexpr std::string_view k_known_extensions[] = {
    "cookiecutter.extensions.JsonifyExtension",
    "cookiecutter.extensions.RandomStringExtension",
    "cookiecutter.extensions.SlugifyExtension",
    "cookiecutter.extensions.TimeExtension",
    "jinja2_time.TimeExtension",
    "jinja2.ext.do",
    "jinja2.ext.with_",
    "jinja2.ext.autoescape",
};

bool is_content_name(std::string_view name) {
  return name.find("{{") != std::string_view::npos && name.find("cookiecutter") != std::string_view::npos;
}

/// What cookiecutter would run before it asks, before it writes and afterwards.
bool is_hook(std::string_view name) {
  const std::string_view stem = name.substr(0, name.find('.'));
  return stem == "pre_prompt" || stem == "pre_gen_project" || stem == "post_gen_project";
}

void note_hooks(TemplateSpec& spec) {
  const std::string folder = join_path(parent_of(spec.path), "hooks");
  ListOptions options;
  options.skips = [](std::string_view) { return true; };
  options.passes_over = true;
  for (const TemplateFile& file : spec.files->list(folder, options))
    if (is_hook(base_name(file.path)))
      spec.notices.push_back(fmt::format("hooks/{} is not run", base_name(file.path)));
}

void note_extensions(TemplateSpec& spec) {
  const data::Value* extensions = spec.cookiecutter.find("_extensions");
  if (extensions == nullptr || !extensions->is_array()) return;
  for (const data::Value& extension : extensions->as_array()) {
    if (!extension.is_string()) continue;
    const std::string& name = extension.as_string();
    if (std::find(std::begin(k_known_extensions), std::end(k_known_extensions), name) ==
        std::end(k_known_extensions))
      spec.notices.push_back(fmt::format("the extension {} is not loaded", name));
  }
}

/// The template's folder; for one at the root of its files, where they come from.
std::string name_of(const TemplateSpec& spec) {
  const std::string_view folder = base_name(parent_of(spec.path));
  if (!folder.empty()) return std::string(folder);
  std::string_view source = spec.files->origin().source;
  while (source.ends_with('/')) source.remove_suffix(1);
  const std::string_view last = base_name(source);
  return last.empty() ? "template" : std::string(last);
}

}  // namespace

std::optional<std::string> cookiecutter_content(const TemplateFiles& files, std::string_view folder) {
  std::optional<std::string> found;
  ListOptions options;
  options.passes_over = true;
  options.skips = [&](std::string_view path) {
    // The first by name, so that the answer never depends on how a disk lists its folders.
    if (is_content_name(base_name(path)) && (!found || path < *found)) found = std::string(path);
    return true;
  };
  files.list(folder, options);
  return found;
}

void read_cookiecutter(TemplateSpec& spec) {
  spec.form = TemplateForm::cookiecutter;
  const std::string file_name = spec.files->shown(spec.path);
  spec.cookiecutter = data::parse_json(spec.text, file_name);
  if (!spec.cookiecutter.is_object())
    throw Error(ErrorKind::config,
                fmt::format("the file must be a map of variables and their defaults, found {}",
                            model::described(spec.cookiecutter)))
        .at({file_name, spec.cookiecutter.mark});
  spec.name = name_of(spec);
  spec.title = spec.name;
  note_hooks(spec);
  note_extensions(spec);
}

}  // namespace bs::scaffold
