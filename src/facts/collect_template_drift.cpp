#include "bs/base/text.hpp"
#include "bs/git/merge.hpp"
#include "bs/model/template_link.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

constexpr std::uint64_t k_link_cap = 16u << 20;
constexpr std::uint64_t k_file_cap = 64u << 20;

/// What a link says against what lies there.
struct Comparison {
  data::Value templates = data::Value::array();
  data::Value files = data::Value::array();
  std::vector<FactFinding> problems;
};

std::string_view mode_of(const File& file) {
  if (file.type == git::EntryType::symlink) return "120000";
  return file.executable ? "100755" : "100644";
}

bool is_as_rendered(const Snapshot& snapshot, const File& file, const model::LinkedFile& linked) {
  const git::Oid rendered = *git::Oid::from_hex(linked.blob);
  if (file.id == rendered) return true;
  if (file.type == git::EntryType::submodule || (mode_of(file) == "120000") != (linked.mode == "120000"))
    return false;
  if (file.type == git::EntryType::symlink) return git::blob_id(snapshot.read_once(file).bytes) == rendered;
  return git::matches_blob(snapshot.text(file, k_file_cap), rendered);
}

/// "changed", "deleted", "mode"; "" for a file as it was rendered.
std::string_view state_of(const Snapshot& snapshot, const File* file, const model::LinkedFile& linked) {
  if (file == nullptr) {
    snapshot.require_whole();
    return "deleted";
  }
  if (!is_as_rendered(snapshot, *file, linked)) return "changed";
  return mode_of(*file) == linked.mode ? "" : "mode";
}

std::string message_of(std::string_view path, std::string_view state, const model::LinkedFile& linked,
                       const std::string& version) {
  if (state == "deleted") return fmt::format("{} is gone; {} has it", path, version);
  if (state == "changed") return fmt::format("{} is otherwise than {} made it", path, version);
  return fmt::format("{} {}; in {} it {}", path, linked.mode == "100755" ? "cannot be run" : "can be run",
                     version, linked.mode == "100755" ? "can" : "cannot");
}

void compare(const CollectorInput& input, const File& link_file, Comparison& found) {
  model::TemplateLink link;
  try {
    link = model::parse_template_link(input.snapshot.text(link_file, k_link_cap), link_file.path);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::config) throw;
    found.problems.push_back(
        {link_file.path, error.place().mark, "bs cannot read it: " + error.message(), "", "broken"});
    return;
  }
  data::Value entry = data::Value::object();
  entry.set("name", link.template_name);
  entry.set("source", link.source);
  entry.set("ref", link.ref);
  entry.set("path", link_file.path);
  found.templates.push_back(std::move(entry));
  const std::string version = link.ref.empty() ? link.template_name : link.template_name + " " + link.ref;
  for (const auto& [path, linked] : link.files) {
    if (linked.file_class == "once") continue;
    const std::string full = join_path(input.folder, path);
    const std::string_view state = state_of(input.snapshot, input.snapshot.find(full), linked);
    if (state.empty()) continue;
    data::Value file = data::Value::object();
    file.set("path", full);
    file.set("class", linked.file_class);
    file.set("state", state);
    found.files.push_back(std::move(file));
    if (linked.file_class != "managed") continue;
    // What is not there cannot be pointed at.
    found.problems.push_back(
        {state == "deleted" ? link_file.path : full, {}, message_of(path, state, linked, version), "", full});
  }
}

model::FactReading collect(const CollectorInput& input) {
  Comparison found;
  std::size_t links = 0;
  const auto [begin, end] = input.snapshot.below(join_path(input.folder, model::k_link_folder));
  for (const File* file = begin; file != end; ++file) {
    std::string folder;
    if (!file->is_regular() || !model::is_link_path(file->path, &folder) || folder != input.folder) continue;
    compare(input, *file, found);
    ++links;
  }
  if (links == 0) input.snapshot.require_whole();
  const data::Array& templates = found.templates.as_array();
  data::Value value = data::Value::object();
  value.set("linked", links > 0);
  value.set("template", templates.empty() ? "" : templates.front().string_or("name"));
  value.set("ref", templates.empty() ? "" : templates.front().string_or("ref"));
  value.set("templates", std::move(found.templates));
  value.set("files", std::move(found.files));
  value.set("problems", to_value(found.problems));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(template_drift) = {
    .id = "template.drift",
    .summary = "what a project changed of the files that its template manages",
    .fields =
        "$.linked         the component was made from a template (.bs-template/NAME.yaml in its folder)\n"
        "$.template       its name; $.ref: the version that the project was made or last updated to\n"
        "$.templates[]    name, source, ref, path of the link: all of them, where there are several\n"
        "$.files[]        files otherwise than that version made them: path, class (managed, merged), state "
        "(changed, deleted, mode); line ends aside\n"
        "$.problems[]     those of class managed, and links that cannot be read",
    .scope = model::FactScope::component,
    .is_cached = true,
    .check_arguments = nullptr,
    .collect = collect,
};

}  // namespace bs::facts
