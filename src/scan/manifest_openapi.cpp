#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "scan/manifest_fields.hpp"

// OpenAPI, Swagger and AsyncAPI descriptions, as JSON or YAML.
namespace bs::scan {
namespace {

using data::Value;

/// The lines of a YAML file's root key with what is indented below it, after as many empty lines as stand
/// before it, so that places stay. Descriptions run to thousands of lines of which two matter; the rest is
/// not parsed.
std::string root_block(std::string_view text, std::string_view key) {
  std::string block;
  std::size_t line_number = 0, block_line = 0;
  bool inside = false;
  for (const std::string_view line : split_lines(text)) {
    ++line_number;
    const bool is_indented =
        line.empty() || line.front() == ' ' || line.front() == '#' || line.front() == '\t';
    if (!is_indented) inside = line.size() > key.size() && line.starts_with(key) && line[key.size()] == ':';
    if (!inside) continue;
    if (block_line == 0) {
      block_line = line_number;
      block.assign(line_number - 1, '\n');
    }
    block.append(line).append("\n");
  }
  return block;
}

Value parse_head(const ManifestSource& source) {
  const std::size_t first = source.text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && source.text[first] == '{')
    return data::parse_json(source.text, source.path, {1u << 20, 256});
  Value head = Value::object();
  for (const std::string_view key : {"openapi", "swagger", "asyncapi", "info"}) {
    const std::string block = root_block(source.text, key);
    if (block.empty()) continue;
    const Value root = data::parse_yaml_single(block, source.path);
    if (const Value* value = root.find(key)) head.set(key, *value);
  }
  return head;
}

}  // namespace

void read_api_description(const ManifestSource& source, ManifestFacts& facts) {
  const Value head = parse_head(source);
  const bool is_async = has_any(&head, {"asyncapi"});
  const Value* info = head.find("info");
  // A schema, a part of a description or settings of a tool, whatever the file is called.
  facts.is_weak =
      info == nullptr || !info->is_object() || !has_any(&head, {"openapi", "swagger", "asyncapi"});
  if (facts.is_weak) return;
  facts.claim(is_async ? "asyncapi" : "openapi", sure::said);
  take_name(facts, info->find("title"));
  facts.description = info->string_or("description");
  facts.version = info->string_or("version");
}

}  // namespace bs::scan
