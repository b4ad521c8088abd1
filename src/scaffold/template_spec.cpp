#include "bs/scaffold/template_spec.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/model/config_reader.hpp"
#include "scaffold/cookiecutter_spec.hpp"
#include "scaffold/file_classes.hpp"
#include "scaffold/template_document.hpp"

namespace bs::scaffold {
namespace {

data::Value value_or_null(const data::Value& map, std::string_view key) {
  const data::Value* found = map.find(key);
  return found == nullptr ? data::Value() : *found;
}

std::optional<data::Value> value_of(const data::Value& map, std::string_view key) {
  const data::Value* found = map.find(key);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

void read_metadata(const data::Value& root, TemplateSpec& spec) {
  const data::Value& metadata = *root.find("metadata");
  spec.name = metadata.string_or("name");
  spec.title = metadata.string_or("title", spec.name);
  spec.description = metadata.string_or("description");
  if (const data::Value* tags = metadata.find("tags"); tags != nullptr && tags->is_array())
    for (const data::Value& tag : tags->as_array())
      if (tag.is_string()) spec.tags.push_back(tag.as_string());
}

Page page_of(const data::Value& schema) {
  return {schema.string_or("title"), schema.string_or("description"), schema};
}

Step step_of(const data::Value& value, std::size_t number) {
  Step step;
  step.action = value.string_or("action");
  step.id = value.string_or("id", fmt::format("step-{}", number));
  step.name = value.string_or("name", step.action);
  step.input = value_or_null(value, "input");
  step.condition = value_of(value, "if");
  step.each = value_of(value, "each");
  step.mark = value.mark;
  step.action_mark = value.find("action")->mark;
  return step;
}

/// The document has the shape of a template: that was seen to.
void read_spec(const data::Value& root, TemplateSpec& spec) {
  const data::Value& body = *root.find("spec");
  spec.owner = body.string_or("owner");
  spec.type = body.string_or("type");
  if (const data::Value* parameters = body.find("parameters")) {
    if (parameters->is_object()) spec.pages.push_back(page_of(*parameters));
    if (parameters->is_array())
      for (const data::Value& page : parameters->as_array()) spec.pages.push_back(page_of(page));
  }
  for (const data::Value& step : body.find("steps")->as_array())
    spec.steps.push_back(step_of(step, spec.steps.size() + 1));
  spec.output = value_or_null(body, "output");
}

void read_backstage(TemplateSpec& spec) {
  TemplateDocument document = read_template_document(*spec.files, spec.path, spec.text);
  std::vector<Diagnostic> faults;
  for (Diagnostic& problem : document.problems)
    if (problem.severity == Severity::error) faults.push_back(std::move(problem));
  if (!faults.empty())
    throw model::error_of_faults(std::move(faults), spec.text, spec.files->shown(spec.path));
  read_metadata(document.root, spec);
  read_spec(document.root, spec);
}

/// One error of two: what was wrong in a second file is told below the first.
Error both(Error first, const Error& second) {
  std::vector<Diagnostic> all = first.diagnostics();
  all.push_back({Severity::error, second.message(), second.place().mark, second.hint(), second.place().file});
  for (Diagnostic further : second.diagnostics()) {
    if (further.file.empty()) further.file = second.place().file;
    all.push_back(std::move(further));
  }
  return std::move(first).with(std::move(all));
}

}  // namespace

TemplateSpec load_template(const TemplateFilesPtr& files, std::string_view path) {
  TemplateSpec spec;
  spec.files = files;
  spec.path = path;
  spec.text = read_template_file(*files, path);
  std::optional<Error> fault;
  try {
    spec.classes = read_file_classes(*files, path);
  } catch (const Error& error) {
    fault = error;
  }
  try {
    if (base_name(path) == k_cookiecutter_file)
      read_cookiecutter(spec);
    else
      read_backstage(spec);
  } catch (const Error& error) {
    if (!fault || error.kind() != ErrorKind::config) throw;
    throw both(error, *fault);
  }
  if (fault) throw *fault;
  return spec;
}

}  // namespace bs::scaffold
