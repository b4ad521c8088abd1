// Roadie's actions between text and data.
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"
#include "scaffold/merged.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_parse[] = {{"path", InputType::text, true}, {"parser"}};
constexpr std::string_view k_content[] = {"content"};
constexpr ActionInput k_json[] = {{"data", InputType::any, true}, {"replacer", InputType::list}, {"space"}};
constexpr ActionInput k_yaml[] = {
    {"data", InputType::any, true}, {"replacer", InputType::list}, {"options", InputType::object}};
constexpr std::string_view k_serialized[] = {"serialized"};
constexpr std::uint64_t k_cost_of_parsing = 8;     // beside reading
constexpr std::size_t k_longest_indentation = 10;  // JSON.stringify cuts it there

data::Value parse_all(const std::string& text, const std::string& path) {
  data::Value documents = data::Value::array();
  for (const data::YamlDocument& document : data::parse_yaml(text).documents) {
    for (const Diagnostic& fault : document.diagnostics)
      if (fault.severity == Severity::error)
        throw Error(ErrorKind::config, fault.message).at({path, fault.mark});
    documents.push_back(document.root);
  }
  return documents;
}

void parse(ActionCall& call) {
  call.text("path");
  const std::string path = call.path("path");
  const std::string& text = call.existing(path, "path").bytes;
  const std::string parser = call.text_or("parser", "");
  call.files.count_bytes(text.size() * k_cost_of_parsing);
  if (parser.empty()) {
    call.output.set("content", text);
  } else if (parser == "json") {
    call.output.set("content", data::parse_json(text, path));
  } else if (parser == "yaml") {
    call.output.set("content", data::parse_yaml_single(text, path));
  } else if (parser == "multiyaml") {
    call.output.set("content", parse_all(text, path));
  } else {
    call.fail(call.mark_of("parser"),
              Error(ErrorKind::config, fmt::format("there is no parser \"{}\"", parser))
                  .hint("json, yaml, multiyaml"));
  }
}

const data::Value& data_of(const ActionCall& call) {
  if (const data::Value* value = call.input.find("data")) return *value;
  call.fail(call.step.mark,
            Error(ErrorKind::config, fmt::format("{} needs the input \"data\"", call.step.action)));
}

/// The members that are named, at every depth.
data::Value only(const data::Value& value, const std::vector<std::string>& names) {
  if (value.is_array()) {
    data::Array items;
    for (const data::Value& item : value.as_array()) items.push_back(only(item, names));
    return items;
  }
  if (!value.is_object()) return value;
  data::Value object = data::Value::object();
  for (const data::Member& member : value.as_object())
    if (std::find(names.begin(), names.end(), member.key) != names.end())
      object.set(member.key, only(member.value, names));
  return object;
}

void serialize_json(ActionCall& call) {
  const std::vector<std::string> names = call.texts("replacer");
  const data::Value value = names.empty() ? data_of(call) : only(data_of(call), names);
  const std::string space = call.text_or("space", "").substr(0, k_longest_indentation);
  call.output.set("serialized", space.empty() ? data::to_json(value) : indented_json(value, space));
}

void serialize_yaml(ActionCall& call) {
  call.output.set("serialized", data::to_yaml(data_of(call)));
}

}  // namespace

const Action utils_fs_parse = {.id = "roadiehq:utils:fs:parse",
                               .summary = "the data of a JSON or YAML file of the result",
                               .inputs = k_parse,
                               .outputs = k_content,
                               .run = parse};
const Action utils_serialize_json = {.id = "roadiehq:utils:serialize:json",
                                     .summary = "data as JSON",
                                     .inputs = k_json,
                                     .outputs = k_serialized,
                                     .run = serialize_json};
const Action utils_serialize_yaml = {.id = "roadiehq:utils:serialize:yaml",
                                     .summary = "data as YAML",
                                     .inputs = k_yaml,
                                     .outputs = k_serialized,
                                     .run = serialize_yaml};

}  // namespace bs::scaffold::actions
