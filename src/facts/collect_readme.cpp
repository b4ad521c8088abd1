#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/readme_links.hpp"

namespace bs::facts {
namespace {

constexpr std::string_view k_endings[] = {"",          ".md",  ".markdown", ".mdown", ".rst",    ".adoc",
                                          ".asciidoc", ".org", ".txt",      ".rdoc",  ".textile"};

/// The rank of a file name among READMEs, the best first; nullopt when it is none.
std::optional<std::size_t> rank_of(std::string_view name) {
  const std::string lower = to_lower(name);
  if (!lower.starts_with("readme")) return std::nullopt;
  const auto found = std::find(std::begin(k_endings), std::end(k_endings), std::string_view(lower).substr(6));
  if (found == std::end(k_endings)) return std::nullopt;
  // One with a markup before one without any.
  return found == std::begin(k_endings) ? std::size(k_endings)
                                        : static_cast<std::size_t>(found - std::begin(k_endings));
}

/// The README that lies in the folder itself.
const File* readme_in(const Snapshot& snapshot, std::string_view folder) {
  const File* best = nullptr;
  const auto [first, last] = snapshot.below(folder);
  for (const File* file = first; file != last; ++file) {
    if (parent_of(file->path) != folder) continue;
    const auto rank = rank_of(base_name(file->path));
    if (rank && (best == nullptr || *rank < *rank_of(base_name(best->path)))) best = file;
  }
  return best;
}

/// Where GitHub looks for the README of a repository, in its order.
const File* find_readme(const Snapshot& snapshot, std::string_view folder) {
  if (!folder.empty()) return readme_in(snapshot, folder);
  for (const std::string_view place : {".github", "", "docs"})
    if (const File* file = readme_in(snapshot, place)) return file;
  return nullptr;
}

bool is_markdown(std::string_view path) {
  const std::string lower = to_lower(path);
  return lower.ends_with(".md") || lower.ends_with(".markdown") || lower.ends_with(".mdown");
}

void add_outline(const Snapshot& snapshot, const File& file, std::string_view seen_as, std::string_view text,
                 data::Value& value) {
  const MarkdownOutline outline = read_markdown(text);
  data::Value sections = data::Value::array();
  for (const MarkdownHeading& heading : outline.headings) {
    data::Value item = data::Value::object();
    item.set("text", heading.text);
    item.set("level", heading.level);
    item.set("line", number(heading.line));
    item.set("anchor", heading.anchor);
    sections.push_back(std::move(item));
  }
  const LinkFaults faults = check_links(snapshot, outline, file.path, seen_as);
  value.set("sections", std::move(sections));
  value.set("links", number(outline.links.size()));
  value.set("codeBlocks", number(outline.code_blocks));
  value.set("problems", to_value(faults.files));
  value.set("anchors", to_value(faults.anchors));
}

model::FactReading collect(const CollectorInput& input) {
  const Snapshot& snapshot = input.snapshot;
  const File* found = find_readme(snapshot, input.folder);
  const File* root = input.folder.empty() ? found : find_readme(snapshot, "");
  data::Value value = data::Value::object();
  value.set("exists", found != nullptr);
  value.set("inRepository", root != nullptr);
  value.set("anywhere", found != nullptr || root != nullptr);
  if (found == nullptr) {
    snapshot.require_whole();
    return reading(std::move(value));
  }
  const File* file = found->is_regular() ? found : snapshot.follow(found->path);
  value.set("path", found->path);
  const std::string_view text =
      file == nullptr || !file->is_regular() ? std::string_view() : snapshot.text(*file);
  value.set("length", number(count_code_points(trim(text))));
  value.set("lines", number(split_lines(text).size()));
  if (is_markdown(found->path) && file != nullptr) {
    add_outline(snapshot, *file, found->path, text, value);
  } else {
    value.set("problems", data::Value::array());
  }
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(readme) = {
    .id = "readme",
    .summary = "the component's README: of its folder; of the root also in .github and docs",
    .fields =
        "$.exists                there is one\n"
        "$.inRepository          there is one of the repository as a whole\n"
        "$.anywhere              either\n"
        "$.path                  where\n"
        "$.length                in characters; $.lines\n"
        "$.sections[].text       headings, with .level, .line and .anchor; Markdown only, as what follows\n"
        "$.links                 how many; $.codeBlocks\n"
        "$.problems[]            relative links to files that are not there\n"
        "$.anchors[]             links to headings of its own that are not there",
    .scope = model::FactScope::component,
    .is_cached = true,
    .check_arguments = nullptr,
    .collect = collect,
};

}  // namespace bs::facts
