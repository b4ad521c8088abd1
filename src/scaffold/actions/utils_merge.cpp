// Roadie's actions that put data into a JSON or YAML file of the result.
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"
#include "scaffold/merged.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_merge[] = {{"path", InputType::text, true},
                                   {"content", InputType::any, true},
                                   {"mergeArrays", InputType::boolean},
                                   {"preserveYamlComments", InputType::boolean},
                                   {"useDocumentIncludingField", InputType::object},
                                   {"options", InputType::object}};
constexpr ActionInput k_json[] = {{"path", InputType::text, true},
                                  {"content", InputType::any, true},
                                  {"mergeArrays", InputType::boolean},
                                  {"matchFileIndent", InputType::boolean}};
constexpr std::string_view k_outputs[] = {"path"};

Arrays arrays_of(const ActionCall& call) {
  return call.flag("mergeArrays") ? Arrays::join : Arrays::replace;
}

/// An object, or the text of one.
data::Value content_of(const ActionCall& call, bool is_yaml) {
  const data::Value* content = call.input.find("content");
  if (content == nullptr)
    call.fail(call.step.mark,
              Error(ErrorKind::config, fmt::format("{} needs the input \"content\"", call.step.action)));
  if (!content->is_string()) return *content;
  const std::string name = call.spec.files->shown(call.spec.path);
  try {
    return is_yaml ? data::parse_yaml_single(content->as_string(), name)
                   : data::parse_json(content->as_string(), name);
  } catch (const Error& error) {
    call.fail(call.mark_of("content"),
              Error(error.kind(), fmt::format("the input \"content\": {}", error.message())));
  }
}

void write(ActionCall& call, const std::string& path, TreeFile file, std::string bytes) {
  file.bytes = std::move(bytes);
  call.put("path", path, std::move(file));
  call.output.set("path", path);
}

void merge_json(ActionCall& call) {
  call.text("path");
  const std::string path = call.path("path");
  TreeFile file;
  data::Value value = data::Value::object();
  if (call.files.has(path)) {
    file = call.existing(path, "path");
    value = data::parse_json(file.bytes, path);
  }
  merge_into(value, content_of(call, false), arrays_of(call));
  const std::string indentation = call.flag("matchFileIndent") ? indentation_of(file.bytes) : "";
  write(call, path, file, indented_json(value, indentation.empty() ? "  " : indentation));
}

std::vector<data::Value> documents_of(const std::string& path, const std::string& text) {
  std::vector<data::Value> documents;
  for (const data::YamlDocument& document : data::parse_yaml(text).documents) {
    for (const Diagnostic& fault : document.diagnostics)
      if (fault.severity == Severity::error)
        throw Error(ErrorKind::config, fmt::format("{}: {}", path, fault.message)).at({path, fault.mark});
    documents.push_back(document.root);
  }
  if (documents.empty()) throw Error(ErrorKind::config, fmt::format("{} holds no YAML document", path));
  return documents;
}

/// Whether this is the document that useDocumentIncludingField means.
bool is_meant(const ActionCall& call, const data::Value& document) {
  const data::Value& field = call.object("useDocumentIncludingField");
  const data::Value* key = field.find("key");
  const data::Value* wanted = field.find("value");
  if (key == nullptr || wanted == nullptr)
    call.fail(call.mark_of("path"), Error(ErrorKind::config, "the file holds several documents")
                                        .hint("useDocumentIncludingField: {key, value} says which is meant"));
  const data::Value* found = document.find(call.text_of(*key, "key"));
  return found != nullptr && scalar_text(*found) == scalar_text(*wanted);
}

void merge_yaml(ActionCall& call) {
  call.text("path");
  const std::string path = call.path("path");
  const TreeFile file = call.existing(path, "path");
  const data::Value content = content_of(call, true);
  std::vector<data::Value> documents = documents_of(path, file.bytes);
  std::string text;
  for (data::Value& document : documents) {
    if (documents.size() == 1 || is_meant(call, document)) merge_into(document, content, arrays_of(call));
    if (!text.empty()) text += "---\n";
    text += data::to_yaml(document);
  }
  if (call.flag("preserveYamlComments") && file.bytes.find('#') != std::string::npos)
    call.note(fmt::format("{}: the comments of {} are not kept", call.step.id, path));
  write(call, path, file, std::move(text));
}

/// By the file's ending; Backstage does nothing to others.
void merge_by_ending(ActionCall& call) {
  call.text("path");
  const std::string path = call.path("path");
  call.existing(path, "path");
  if (path.ends_with(".json")) return merge_json(call);
  if (path.ends_with(".yaml") || path.ends_with(".yml")) return merge_yaml(call);
  call.note(fmt::format("{}: {} is neither JSON nor YAML and stays as it is", call.step.id, path));
}

}  // namespace

const Action utils_merge = {.id = "roadiehq:utils:merge",
                            .summary = "puts data into a JSON or YAML file",
                            .inputs = k_merge,
                            .outputs = k_outputs,
                            .makes_files = true,
                            .run = merge_by_ending};
const Action utils_json_merge = {.id = "roadiehq:utils:json:merge",
                                 .summary = "puts data into a JSON file, or makes one",
                                 .inputs = k_json,
                                 .outputs = k_outputs,
                                 .makes_files = true,
                                 .run = merge_json};
const Action utils_yaml_merge = {.id = "roadiehq:utils:yaml:merge",
                                 .summary = "puts data into a YAML file",
                                 .inputs = k_merge,
                                 .outputs = k_outputs,
                                 .makes_files = true,
                                 .run = merge_yaml};

}  // namespace bs::scaffold::actions
