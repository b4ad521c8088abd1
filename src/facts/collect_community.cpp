#include "bs/base/text.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

/// Where hosts look for such files.
constexpr std::string_view k_folders[] = {"", ".github", "docs", ".gitlab", "doc", ".gitea", ".forgejo"};

struct Kind {
  std::string_view field;
  std::vector<std::string_view> stems;     ///< lower case; the name ends there, or '.' follows
  std::vector<std::string_view> headings;  ///< of a README's section that serves as well, in lower case
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> table = {
      {"contributing",
       {"contributing", "hacking", "contribute", "developing", "development", "contribution"},
       {"contributing", "contribute", "how to contribute", "contribution", "contributions",
        "contribution guide", "contribution guidelines", "contributing guide", "contributing guidelines",
        "development", "how can i contribute?"}},
      {"codeOfConduct",
       {"code_of_conduct", "code-of-conduct", "codeofconduct", "conduct"},
       {"code of conduct", "contributor code of conduct"}},
      {"security",
       {"security", "security_policy", "security-policy", "security_contacts"},
       {"security", "reporting security issues", "security policy", "reporting a vulnerability",
        "reporting vulnerabilities", "security contact information"}},
      {"support", {"support"}, {"support", "getting help", "help"}},
      {"governance", {"governance"}, {"governance"}},
      {"changelog",
       {"changelog", "changes", "history", "news", "release_notes", "releases", "release-notes"},
       {"changelog", "release notes"}},
      {"pullRequestTemplate", {"pull_request_template"}, {}}};
  return table;
}

bool is_text_name(std::string_view name, const Kind& kind) {
  const std::string lower = to_lower(name);
  return std::any_of(kind.stems.begin(), kind.stems.end(), [&](std::string_view stem) {
    if (!lower.starts_with(stem)) return false;
    const std::string_view rest = std::string_view(lower).substr(stem.size());
    for (const std::string_view ending :
         {"", ".md", ".markdown", ".rst", ".txt", ".adoc", ".org", ".rdoc", ".textile", ".html"})
      if (rest == ending) return true;
    return false;
  });
}

/// "## **Contributing** to it" is none; "## Contributing:" is.
std::string heading_of(std::string_view line, std::string_view next) {
  const bool is_marked = line.starts_with('#') || line.starts_with('=');
  const bool is_underlined =
      !line.empty() && next.size() >= 3 && next.find_first_not_of("=-~") == std::string_view::npos;
  if (!is_marked && !is_underlined) return "";
  std::string text;
  for (const char c : to_lower(line)) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ' ' || c == '?';
    if (is_plain) text += c;
  }
  return std::string(trim(text));
}

std::string readme_of(const Snapshot& snapshot) {
  for (const std::string_view folder : {"", ".github", "docs"}) {
    const auto [first, last] = snapshot.below(folder);
    for (const File* file = first; file != last; ++file)
      if (file->is_regular() && parent_of(file->path) == folder &&
          to_lower(base_name(file->path)).starts_with("readme"))
        return file->path;
  }
  return "";
}

std::vector<std::string> headings_of(const Snapshot& snapshot, const std::string& readme) {
  std::vector<std::string> headings;
  if (readme.empty()) return headings;
  const std::vector<std::string_view> lines = split_lines(snapshot.text(*snapshot.find(readme)));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string heading = heading_of(trim(lines[i]), i + 1 < lines.size() ? trim(lines[i + 1]) : "");
    if (!heading.empty()) headings.push_back(std::move(heading));
  }
  return headings;
}

std::string file_of(const Snapshot& snapshot, const Kind& kind) {
  for (const std::string_view folder : k_folders) {
    const auto [first, last] = snapshot.below(folder);
    for (const File* file = first; file != last; ++file)
      if (file->type != git::EntryType::submodule && parent_of(file->path) == folder &&
          is_text_name(base_name(file->path), kind))
        return file->path;
  }
  return "";
}

std::vector<std::string> issue_templates(const Snapshot& snapshot) {
  std::vector<std::string> paths;
  for (const std::string_view folder : k_folders) {
    const auto [first, last] = snapshot.below(folder);
    for (const File* file = first; file != last; ++file) {
      const std::string parent = to_lower(parent_of(file->path)), name = to_lower(base_name(file->path));
      const bool is_single = parent == folder && name.starts_with("issue_template.");
      const bool is_listed =
          (parent == join_path(folder, "issue_template") || parent == join_path(folder, "issue_templates")) &&
          !name.starts_with("config.");
      if ((is_single || is_listed) && std::find(paths.begin(), paths.end(), file->path) == paths.end())
        paths.push_back(file->path);
    }
  }
  return paths;
}

model::FactReading collect(const CollectorInput& input) {
  data::Value value = data::Value::object();
  const std::string readme = readme_of(input.snapshot);
  const std::vector<std::string> headings = headings_of(input.snapshot, readme);
  bool is_missing = false;
  for (const Kind& kind : kinds()) {
    std::string path = file_of(input.snapshot, kind);
    const auto serves = [&](const std::string& heading) {
      return std::find(kind.headings.begin(), kind.headings.end(), heading) != kind.headings.end();
    };
    if (path.empty() && std::any_of(headings.begin(), headings.end(), serves)) path = readme;
    if (path.empty()) is_missing = true;
    if (!path.empty()) value.set(kind.field, path);
  }
  if (is_missing) input.snapshot.require_whole();
  value.set("issueTemplates", to_value(issue_templates(input.snapshot)));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(community) = {
    .id = "community",
    .summary = "files for those who want to take part, where hosts look for them",
    .fields =
        "$.contributing         path of CONTRIBUTING (root, .github, docs …) or of the README that has such "
        "a section;\n"
        "                       missing when there is none; so are the others\n"
        "$.codeOfConduct        likewise\n"
        "$.security             likewise: how to report a vulnerability\n"
        "$.support, $.governance, $.changelog, $.pullRequestTemplate\n"
        "$.issueTemplates[]     paths",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
