#include "scaffold/infer/sources.hpp"

#include "bs/base/error.hpp"
#include "bs/base/paths.hpp"
#include "scaffold/cookiecutter_spec.hpp"
#include "scaffold/local_folders.hpp"
#include "scaffold/skeleton.hpp"

namespace bs::scaffold::infer {
namespace {

constexpr std::uint64_t k_text_cap = 1u << 20;
constexpr std::size_t k_most_files = 5'000;

/// The files below a folder, their paths as the template writes them.
void add_texts(const TemplateFiles& files, const std::string& folder, const std::string& target,
               std::string_view extension, Source& source) {
  for (const TemplateFile& file : files.list(folder)) {
    if (source.texts.size() >= k_most_files) return;
    std::string below = folder.empty() ? file.path : file.path.substr(folder.size() + 1);
    if (!extension.empty() && below.ends_with(extension)) below.resize(below.size() - extension.size());
    SourceText text{join_path(target, below), ""};
    if (file.mode != FileMode::symlink && file.size <= k_text_cap) {
      text.text = files.read(file.path).value_or("");
      if (is_binary(text.text)) text.text.clear();
    }
    source.texts.push_back(std::move(text));
  }
}

/// Texts of a step's `values`, by their path: {a: {b: "${{ … }}"}} gives "a.b".
void flatten(const data::Value& values, const std::string& name, std::map<std::string, std::string>& out) {
  if (values.is_string()) out[name] = values.as_string();
  if (!values.is_object()) return;
  for (const data::Member& member : values.as_object())
    flatten(member.value, name.empty() ? member.key : name + "." + member.key, out);
}

std::optional<Source> source_of(const TemplateSpec& spec, const Step& step) {
  const std::string url = step.input.string_or("url");
  if (step.action != "fetch:template" || url.empty() || !is_local_url(url)) return std::nullopt;
  const auto folder = resolve_repository_path(parent_of(spec.path), url);
  if (!folder) return std::nullopt;
  Source source;
  const data::Value* compat = step.input.find("cookiecutterCompat");
  if (compat != nullptr && compat->is_boolean() && compat->as_boolean())
    source.syntax = {"{{", "cookiecutter"};
  if (const data::Value* values = step.input.find("values")) flatten(*values, "", source.values);
  std::string target = step.input.string_or("targetPath");
  while (target.starts_with("./")) target.erase(0, 2);
  if (target == ".") target.clear();
  if (target.find("${{") != std::string::npos)
    target = "";  // its files are then not found, which says nothing
  const data::Value* extension = step.input.find("templateFileExtension");
  std::string ending;
  if (extension != nullptr) ending = extension->is_string() ? extension->as_string() : ".njk";
  add_texts(*spec.files, *folder, target, ending, source);
  return source;
}

}  // namespace

std::vector<Source> sources_of(const TemplateSpec& spec) {
  std::vector<Source> sources;
  if (!spec.files) return sources;
  try {
    if (spec.form == TemplateForm::cookiecutter) {
      Source source;
      source.syntax = {"{{", "cookiecutter"};
      source.names_answers = true;
      const auto folder = cookiecutter_content(*spec.files, std::string(parent_of(spec.path)));
      if (folder) add_texts(*spec.files, *folder, "", "", source);
      sources.push_back(std::move(source));
    }
    for (const Step& step : spec.steps)
      if (auto source = source_of(spec, step)) sources.push_back(std::move(*source));
  } catch (const Error&) {
    // A folder of the template that cannot be read: what was read so far has to tell.
  }
  return sources;
}

}  // namespace bs::scaffold::infer
