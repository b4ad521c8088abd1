#include "facts/licence/files.hpp"

#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"

namespace bs::facts {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? "" : name.substr(dot + 1);
}

bool is_text_extension(std::string_view extension) {
  return is_one_of(extension, {"md", "markdown", "txt", "html"});
}

/// Endings of what is no licence text itself.
bool is_code_extension(std::string_view extension) {
  return is_one_of(
      extension,
      {"bat", "c",    "cc",   "cfg",     "class", "conf",   "cpp",   "cs",     "css", "csv",        "dart",
       "erb", "ex",   "exs",  "gemspec", "go",    "gradle", "h",     "header", "hpp", "hs",         "in",
       "ini", "java", "js",   "json",    "jsx",   "kt",     "less",  "lock",   "log", "lua",        "m",
       "mjs", "mm",   "pdf",  "php",     "pl",    "png",    "proto", "ps1",    "py",  "properties", "r",
       "rb",  "rego", "rs",   "rtf",     "scala", "scss",   "sh",    "spdx",   "sql", "svg",        "swift",
       "tf",  "tmpl", "toml", "ts",      "tsx",   "vue",    "xml",   "yaml",   "yml"});
}

bool is_of_others(std::string_view name) {
  for (const std::string_view word : {"third", "3rd", "vendor", "dependenc", "header", "template", "notice"})
    if (name.find(word) != std::string_view::npos) return true;
  return false;
}

/// Whether `name` begins with `stem` as a word of its own: it ends there, or '.', '-', '_' follow.
bool begins_with_word(std::string_view name, std::string_view stem) {
  if (!name.starts_with(stem)) return false;
  return name.size() == stem.size() ||
         std::string_view(".-_").find(name[stem.size()]) != std::string_view::npos;
}

bool is_licence_heading(std::string_view line) {
  std::string word = to_lower(line);
  for (const char mark : {'#', '*', ':', '=', '.', '_'}) std::erase(word, mark);
  return is_one_of(trim(word), {"license", "licence", "licensing", "copyright and license",
                                "license and copyright", "copyright & license", "license (mit)"});
}

bool is_underline(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("=-") == std::string_view::npos;
}

}  // namespace

bool is_licence_name(std::string_view written) {
  const std::string name = to_lower(written);
  if (is_of_others(name)) return false;
  const std::size_t dot = name.find('.');
  if (dot != std::string::npos && is_code_extension(extension_of(name))) return false;
  for (const std::string_view stem :
       {"license", "licence", "unlicense", "unlicence", "copying", "copyright", "patents"})
    if (begins_with_word(name, stem)) return true;
  if (begins_with_word(name, "ofl")) return dot == std::string::npos || is_text_extension(extension_of(name));
  if (dot != std::string::npos && !is_text_extension(extension_of(name))) return false;
  const std::string_view stem = std::string_view(name).substr(0, dot);
  for (const std::string_view ending :
       {"-license", "_license", "-licence", "_licence", "-copying", "_copying"})
    if (stem.ends_with(ending)) return true;
  return false;
}

std::vector<const File*> licence_files(const Snapshot& snapshot, std::string_view folder) {
  std::vector<const File*> found;
  const std::string reuse = join_path(folder, "LICENSES");
  const auto [first, last] = snapshot.below(folder);
  for (const File* file = first; file != last; ++file) {
    const std::string_view parent = parent_of(file->path), name = base_name(file->path);
    if (file->type == git::EntryType::submodule) continue;
    if (parent == folder ? is_licence_name(name)
                         : parent == reuse && is_text_extension(to_lower(extension_of(name))))
      found.push_back(file);
  }
  return found;
}

std::string licence_section(std::string_view readme) {
  const std::vector<std::string_view> lines = split_lines(readme);
  std::string section;
  bool inside = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = trim(lines[i]);
    const bool is_heading =
        line.starts_with('#') || (i + 1 < lines.size() && !line.empty() && is_underline(trim(lines[i + 1])));
    if (inside && is_heading) break;
    if (inside && !is_underline(line)) section.append(line).append("\n");
    if (is_heading && is_licence_heading(line)) inside = true;
  }
  return section;
}

}  // namespace bs::facts
