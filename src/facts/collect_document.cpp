// json, yaml, toml, xml: a file as a value.
#include "bs/data/json.hpp"
#include "bs/data/toml.hpp"
#include "bs/data/xml.hpp"
#include "bs/data/yaml.hpp"
#include "facts/document.hpp"
#include "facts/path_arguments.hpp"

namespace bs::facts {
namespace {

using Parse = data::Value (*)(std::string_view text, std::string_view path);

data::Value parse_json_file(std::string_view text, std::string_view path) {
  return data::parse_json(text, path);
}
data::Value parse_yaml_file(std::string_view text, std::string_view path) {
  return data::parse_yaml_single(text, path);
}

void check(const data::Value& arguments) {
  if (arguments.is_object()) require_keys(arguments, {"path"});
  path_arguments(arguments, "path");
}

/// Every file that a glob finds, with its path: the only form in which several documents make one value.
model::FactReading list_of(const CollectorInput& input, const std::vector<const File*>& files, Parse parse) {
  data::Value list = data::Value::array();
  for (const File* file : files) {
    if (!file->is_regular()) continue;
    data::Value item = data::Value::object();
    item.set("path", file->path);
    item.set("value", parse(input.snapshot.text(*file), file->path));
    list.push_back(std::move(item));
  }
  return reading(std::move(list));
}

model::FactReading collect_with(const CollectorInput& input, Parse parse) {
  for (const std::string& written : path_arguments(input.arguments, "path")) {
    const PathPattern pattern(written, input.folder);
    const auto files = pattern.find(input);
    if (files.empty()) continue;
    if (!pattern.is_plain()) return list_of(input, files, parse);
    if (!files.front()->is_regular()) continue;
    return reading(parse(input.snapshot.text(*files.front()), files.front()->path), files.front()->path);
  }
  input.snapshot.require_whole();
  return missing();
}

model::FactReading collect_json(const CollectorInput& input) {
  return collect_with(input, parse_json_file);
}
model::FactReading collect_yaml(const CollectorInput& input) {
  return collect_with(input, parse_yaml_file);
}
model::FactReading collect_toml(const CollectorInput& input) {
  return collect_with(input, data::parse_toml);
}
model::FactReading collect_xml(const CollectorInput& input) {
  return collect_with(input, data::parse_xml);
}

constexpr std::string_view k_fields =
    "path         (given) a path, or a list of which the first that is there counts\n"
    "$            the document; everything is missing when there is no such file\n"
    "$[]          of a glob, one for each file it finds: {path, value}";

}  // namespace

data::Value parse_document(std::string_view text, std::string_view path) {
  const auto ends = [&](std::string_view ending) { return path.ends_with(ending); };
  if (ends(".json") || ends(".webmanifest")) return parse_json_file(text, path);
  if (ends(".toml")) return data::parse_toml(text, path);
  if (ends(".xml") || ends(".csproj") || ends(".fsproj") || ends(".vbproj") || ends(".props") ||
      ends(".nuspec"))
    return data::parse_xml(text, path);
  return parse_yaml_file(text, path);
}

BS_COLLECTOR(json) = {.id = "json",
                      .summary = "a JSON file as a value",
                      .fields = k_fields,
                      .scope = model::FactScope::component,
                      .takes_arguments = true,
                      .check_arguments = check,
                      .collect = collect_json};
BS_COLLECTOR(yaml) = {.id = "yaml",
                      .summary = "a YAML file of one document as a value",
                      .fields = k_fields,
                      .scope = model::FactScope::component,
                      .takes_arguments = true,
                      .check_arguments = check,
                      .collect = collect_yaml};
BS_COLLECTOR(toml) = {.id = "toml",
                      .summary = "a TOML file as a value",
                      .fields = k_fields,
                      .scope = model::FactScope::component,
                      .takes_arguments = true,
                      .check_arguments = check,
                      .collect = collect_toml};
BS_COLLECTOR(xml) = {.id = "xml",
                     .summary = "an XML file as a value: attributes as @name, text as #text",
                     .fields = k_fields,
                     .scope = model::FactScope::component,
                     .takes_arguments = true,
                     .check_arguments = check,
                     .collect = collect_xml};

}  // namespace bs::facts
