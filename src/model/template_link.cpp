#include "bs/model/template_link.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/model/config_reader.hpp"

namespace bs::model {
namespace {

using Reader = ConfigReader;

constexpr std::string_view k_heading =
    "# What this project was made from. `bs update` needs it: commit it, and leave its text to bs.\n";
constexpr std::string_view k_ending = ".yaml";
constexpr std::size_t k_max_bytes = 16u << 20;

const std::vector<std::string> k_modes = {"100644", "100755", "120000"};
const std::vector<std::string> k_classes = {"managed", "merged", "once"};

/// A line for each of up to 50,000 files.
data::YamlLimits link_limits() {
  data::YamlLimits limits;
  limits.file_bytes = limits.document_bytes = k_max_bytes;
  limits.events = 1'000'000;
  limits.nodes = 500'000;
  return limits;
}

bool is_hash(std::string_view text) {
  return text.size() == 40 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool is_safe_path(std::string_view path) {
  const auto parts = split(path, '/');
  return std::all_of(parts.begin(), parts.end(),
                     [](std::string_view part) { return is_safe_component(part); });
}

bool is_one_of(std::string_view word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "100644 HASH merged"
void read_file(Reader& reader, const data::Member& member, const Path& path,
               std::map<std::string, LinkedFile>& out) {
  if (!is_safe_path(member.key)) {
    reader.fault(member.key_mark, fmt::format("no project has a file {}", in_quotes(member.key)));
    return;
  }
  const std::string text = member.value.is_string() ? member.value.as_string() : "";
  const auto words = split(text, ' ');
  if (reader.expect(words.size() == 3 && is_one_of(words[0], k_modes) && is_hash(words[1]) &&
                        is_one_of(words[2], k_classes),
                    member.value, path, "MODE HASH CLASS (100644, 40 hex digits, merged)"))
    out[member.key] = {std::string(words[0]), std::string(words[1]), std::string(words[2])};
}

void read_link(Reader& reader, const data::Value& root, TemplateLink& link) {
  const auto text = [&reader](std::string& out) {
    return
        [&reader, &out](const data::Value& value, const Path& path) { reader.read_string(value, path, out); };
  };
  const auto full_text = [&reader](std::string& out) {
    return
        [&reader, &out](const data::Value& value, const Path& path) { reader.read_text(value, path, out); };
  };
  const auto commit = [&](const data::Value& value, const Path& path) {
    const bool sound = value.is_string() && (value.as_string().empty() || is_hash(value.as_string()));
    if (reader.expect(sound, value, path, "a commit's 40 hex digits")) link.commit = value.as_string();
  };
  const auto parameters = [&](const data::Value& value, const Path& path) {
    if (reader.expect(value.is_object(), value, path, "a map")) link.parameters = value;
  };
  const auto files = [&](const data::Value& value, const Path& path) {
    if (!reader.expect(value.is_object(), value, path, "a map")) return;
    for (const data::Member& member : value.as_object())
      read_file(reader, member, path.member(member), link.files);
  };
  reader.read_map(root, Path(),
                  {{"template", full_text(link.template_name), "template: go-service"},
                   {"source", full_text(link.source), "source: github.com/acme/templates"},
                   {"path", full_text(link.path), "path: go-service/template.yaml"},
                   {"ref", text(link.ref)},
                   {"commit", commit},
                   {"bs", text(link.bs_version)},
                   {"parameters", parameters},
                   {"files", files, "files: {}"}});
}

}  // namespace

TemplateLink parse_template_link(std::string_view text, std::string_view file_name) {
  if (text.starts_with("<<<<<<< ") || text.find("\n<<<<<<< ") != std::string_view::npos)
    throw Error(ErrorKind::config, "a merge left its conflict in here")
        .at({std::string(file_name), {}})
        .hint("take one side whole: the version of the template that the files are of");
  const data::Value root = data::parse_yaml_single(text, file_name, link_limits());
  if (root.is_null())
    throw Error(ErrorKind::config, "the file is empty: it names no template")
        .at({std::string(file_name), {}})
        .hint("bs template adopt finds out what the project was made from");
  TemplateLink link;
  link.parameters = data::Value::object();
  Reader reader;
  read_link(reader, root, link);
  reader.throw_faults(text, file_name);
  link.name = base_name(file_name);
  if (link.name.ends_with(k_ending)) link.name.resize(link.name.size() - k_ending.size());
  return link;
}

std::string to_text(const TemplateLink& link) {
  data::Value root = data::Value::object();
  root.set("template", link.template_name);
  root.set("source", link.source);
  root.set("path", link.path);
  if (!link.ref.empty()) root.set("ref", link.ref);
  if (!link.commit.empty()) root.set("commit", link.commit);
  root.set("bs", link.bs_version);
  if (link.parameters.is_object()) root.set("parameters", link.parameters);
  data::Object files;
  files.reserve(link.files.size());
  for (const auto& [path, file] : link.files)
    files.push_back({path, fmt::format("{} {} {}", file.mode, file.blob, file.file_class), {}});
  root.set("files", data::Value(std::move(files)));
  return std::string(k_heading) + data::to_yaml(root);
}

bool is_link_path(std::string_view path, std::string* folder) {
  const std::string_view home = parent_of(path);
  const std::string_view name = base_name(path);
  if (base_name(home) != k_link_folder || !name.ends_with(k_ending) || name.size() == k_ending.size())
    return false;
  if (folder != nullptr) *folder = parent_of(home);
  return true;
}

}  // namespace bs::model
