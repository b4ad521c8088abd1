#include "bs/model/workspace.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "bs/match/glob.hpp"
#include "bs/model/config_reader.hpp"
#include "formats.hpp"

namespace bs::model {
namespace {

using Reader = ConfigReader;

const std::vector<std::string> k_severities = {"low", "medium", "high", "critical", "never"};

/// Texts that are globs, each of which must compile.
void read_globs(Reader& reader, const data::Value& value, const Path& path, std::vector<std::string>& out) {
  reader.read_texts(value, path, out);
  if (!value.is_array()) return;
  std::size_t at = 0;
  for (const data::Value& item : value.as_array()) {
    const Path item_path = path.item(at++, item.mark);
    if (!item.is_string() || item.as_string().empty()) continue;
    reader.attempt(item, item_path, [&] { match::Glob glob(item.as_string()); });
  }
}

void read_repositories(Reader& reader, const data::Value& value, const Path& path, WorkspaceConfig& config) {
  auto& out = config.repositories;
  reader.read_map(value, path,
                  {{"paths", [&](const auto& v, const Path& p) { reader.read_texts(v, p, out.paths); }},
                   {"ignore", [&](const auto& v, const Path& p) { read_globs(reader, v, p, out.ignore); }},
                   {"trust", [&](const auto& v, const Path& p) { reader.read_texts(v, p, out.trust); }}});
}

/// `Team: {}` or `Team:` declares a kind whose entities may hold anything; else the value is a JSON Schema of
/// them.
void read_kind(Reader& reader, const data::Member& member, const Path& path, WorkspaceConfig::Catalog& out) {
  if (!k_kind.accepts(member.key)) {
    reader.fault(member.key_mark, fmt::format("the name of a kind {} {}", in_quotes(member.key),
                                              complaint(k_kind, member.key)));
    return;
  }
  const bool any = member.value.is_null() || (member.value.is_object() && member.value.as_object().empty());
  if (!any && !member.value.is_object() && !member.value.is_boolean()) {
    reader.fault(member.value.mark, fmt::format("{} must be a JSON Schema or {{}}, found {}", path.text(),
                                                described(member.value)));
    return;
  }
  std::shared_ptr<const match::Schema> schema;
  try {
    if (!any) schema = std::make_shared<const match::Schema>(member.value);
  } catch (const Error& error) {
    reader.fault(error, path);
    return;
  }
  out.kinds[member.key] = std::move(schema);
  out.kind_schemas[member.key] = any ? "" : data::to_json(member.value);
}

void read_kinds(Reader& reader, const data::Value& value, const Path& path, WorkspaceConfig::Catalog& out) {
  if (!reader.expect(value.is_object(), value, path, "a map of kinds")) return;
  for (const data::Member& member : value.as_object()) read_kind(reader, member, path.member(member), out);
}

void read_catalog(Reader& reader, const data::Value& value, const Path& path, WorkspaceConfig& config) {
  auto& out = config.catalog;
  reader.read_map(value, path,
                  {{"files", [&](const auto& v, const Path& p) { read_globs(reader, v, p, out.files); }},
                   {"infer", [&](const auto& v, const Path& p) { reader.read_flag(v, p, out.infer); }},
                   {"kinds", [&](const auto& v, const Path& p) { read_kinds(reader, v, p, out); }},
                   {"ownerAliases",
                    [&](const auto& v, const Path& p) { reader.read_text_map(v, p, out.owner_aliases); }}});
}

void read_check(Reader& reader, const data::Value& value, const Path& path, WorkspaceConfig& config) {
  auto& out = config.check;
  reader.read_map(
      value, path,
      {{"track", [&](const auto& v, const Path& p) { reader.read_text(v, p, out.track); }},
       {"failOn", [&](const auto& v, const Path& p) { reader.read_choice(v, p, k_severities, out.fail_on); }},
       {"skip", [&](const auto& v, const Path& p) { reader.read_texts(v, p, out.skip); }}});
}

void read_presets(Reader& reader, const data::Value& value, const Path& path, WorkspaceConfig& config) {
  if (!reader.expect(value.is_object(), value, path, "a map of presets")) return;
  for (const data::Member& member : value.as_object()) {
    const bool sound =
        reader.expect(member.value.is_object(), member.value, path.member(member), "a map of values");
    if (sound) config.presets[member.key] = member.value;
  }
}

void read_workspace(Reader& reader, const data::Value& root, WorkspaceConfig& config) {
  const Path path;
  reader.read_map(
      root, path,
      {{"repositories", [&](const auto& v, const Path& p) { read_repositories(reader, v, p, config); }},
       {"catalog", [&](const auto& v, const Path& p) { read_catalog(reader, v, p, config); }},
       {"policy", [&](const auto& v, const Path& p) { reader.read_texts(v, p, config.policy); }},
       {"check", [&](const auto& v, const Path& p) { read_check(reader, v, p, config); }},
       {"templates", [&](const auto& v, const Path& p) { reader.read_texts(v, p, config.templates); }},
       {"presets", [&](const auto& v, const Path& p) { read_presets(reader, v, p, config); }}});
}

/// Adds a list in a form in which no two lists look the same.
void append(std::string& out, const std::vector<std::string>& texts) {
  out += fmt::format("{}[", texts.size());
  for (const std::string& text : texts) out += fmt::format("{}:{}", text.size(), text);
}

void append(std::string& out, const std::map<std::string, std::string>& texts) {
  for (const auto& [key, value] : texts) append(out, std::vector<std::string>{key, value});
  out += ';';
}

}  // namespace

std::uint64_t WorkspaceConfig::scan_digest() const {
  std::string text = catalog.infer ? "infer;" : "written;";
  append(text, repositories.ignore);
  append(text, repositories.trust);
  append(text, catalog.files);
  append(text, catalog.kind_schemas);
  append(text, catalog.owner_aliases);
  return fnv1a(text);
}

WorkspaceConfig parse_workspace(std::string_view text, std::string_view file_name) {
  const data::Value root = data::parse_yaml_single(text, file_name);
  WorkspaceConfig config;
  if (root.is_null()) return config;
  Reader reader;
  read_workspace(reader, root, config);
  reader.throw_faults(text, file_name);
  return config;
}

bool is_workflow_path(std::string_view path) noexcept { return path.starts_with(".github/workflows/"); }

}  // namespace bs::model
