#include "git/text_attributes.hpp"

#include <fnmatch.h>

#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"

namespace bs::git {
namespace {

constexpr std::string_view k_file = ".gitattributes";
constexpr std::size_t k_longest_pattern = 256;
constexpr std::ptrdiff_t k_most_wildcards = 8;

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (;;) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return words;
    line.remove_prefix(begin);
    const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
}

bool is_binary(std::string_view bytes) {
  constexpr std::size_t k_looked_at = 8000;
  return bytes.substr(0, k_looked_at).find('\0') != std::string_view::npos;
}

}  // namespace

TextAttributes::TextAttributes(const FileTree& files) {
  std::vector<std::string_view> paths;
  for (const auto& [path, file] : files)
    if (base_name(path) == k_file && file.mode != FileMode::symlink) paths.push_back(path);
  // A folder's rules win over those above it.
  std::stable_sort(paths.begin(), paths.end(), [](std::string_view a, std::string_view b) {
    return std::count(a.begin(), a.end(), '/') < std::count(b.begin(), b.end(), '/');
  });
  for (const std::string_view path : paths) read(parent_of(path), files.find(path)->second.bytes);
}

void TextAttributes::read(std::string_view folder, std::string_view text) {
  for (const std::string_view line : split_lines(text)) {
    const auto words = words_of(line);
    if (words.size() < 2 || words[0].starts_with('#') || words[0].starts_with('[') ||
        words[0].starts_with('"') || words[0].size() > k_longest_pattern ||
        std::count(words[0].begin(), words[0].end(), '*') > k_most_wildcards)
      continue;
    Rule rule{std::string(folder), std::string(words[0]), words[0].find('/') == std::string_view::npos,
              Text::unset, false};
    if (rule.pattern.starts_with('/')) rule.pattern.erase(0, 1);
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i] == "text") rule.text = Text::yes;
      if (words[i] == "-text" || words[i] == "binary") rule.text = Text::no;
      if (words[i] == "text=auto") rule.text = Text::automatic;
      if (words[i] == "eol=lf" || words[i] == "eol=crlf") rule.sets_eol = true;
    }
    if (rule.text != Text::unset || rule.sets_eol) rules_.push_back(std::move(rule));
  }
}

bool TextAttributes::matches(const Rule& rule, std::string_view path) {
  if (!is_below(path, rule.folder)) return false;
  if (rule.is_for_names) return fnmatch(rule.pattern.c_str(), std::string(base_name(path)).c_str(), 0) == 0;
  const std::string below(rule.folder.empty() ? path : path.substr(rule.folder.size() + 1));
  const bool crosses = rule.pattern.find("**") != std::string::npos;
  if (crosses && rule.pattern.starts_with("**/") && fnmatch(rule.pattern.c_str() + 3, below.c_str(), 0) == 0)
    return true;
  return fnmatch(rule.pattern.c_str(), below.c_str(), crosses ? 0 : FNM_PATHNAME) == 0;
}

std::string TextAttributes::stored(std::string_view path, const TreeFile& file) const {
  if (file.mode == FileMode::symlink || file.bytes.find("\r\n") == std::string::npos) return file.bytes;
  Text text = Text::unset;
  bool sets_eol = false;
  for (const Rule& rule : rules_) {
    if (!matches(rule, path)) continue;
    if (rule.text != Text::unset) text = rule.text;
    sets_eol = sets_eol || rule.sets_eol;
  }
  if (text == Text::unset && sets_eol) text = Text::yes;
  const bool is_text = text == Text::yes || (text == Text::automatic && !is_binary(file.bytes));
  return is_text ? replace_all(file.bytes, "\r\n", "\n") : file.bytes;
}

}  // namespace bs::git
