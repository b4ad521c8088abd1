#include "scan/first_sentence.hpp"

#include <algorithm>
#include <array>

#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "scan/path_words.hpp"

namespace bs::scan {
namespace {

constexpr std::size_t k_looked_at = 16u << 10;
constexpr std::size_t k_longest_sentence = 200;
constexpr std::size_t k_longest_line = 300;

std::string without(std::string_view text, const match::Regex& pattern, int kept_group) {
  std::string out;
  std::size_t at = 0;
  while (const auto found = pattern.find(text, at)) {
    const auto& whole = found->front();
    out += text.substr(at, whole.begin - at);
    if (kept_group > 0) {
      const auto& kept = (*found)[static_cast<std::size_t>(kept_group)];
      if (kept.begin != std::string_view::npos) out += text.substr(kept.begin, kept.end - kept.begin);
    }
    at = std::max(whole.end, whole.begin + 1);
    if (at >= text.size()) return out;
  }
  return out.append(text.substr(at));
}

/// Links become their texts, images and tags nothing, emphasis plain.
std::string plain(std::string_view text) {
  static const match::Regex image(R"(!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?)");
  static const match::Regex link(R"(\[([^\]\[]+)\](?:\([^)]*\)|\[[^\]]*\])?)");
  static const match::Regex tag(R"(</?[A-Za-z!][^>]*>)");
  static const match::Regex rst(R"(`([^`<]+?)\s*(?:<[^>]*>)?`_{0,2})");
  static const match::Regex strong(R"((?:\*\*\*|\*\*|__|``)([^*_`]+)(?:\*\*\*|\*\*|__|``))");
  static const match::Regex emphasis(R"((?:^|\b)[*_]([^*_\s][^*_]*)[*_](?:\b|$))");
  static const match::Regex asciidoc(R"((?:https?://|link:)[^\s\[]+\[([^\]]+)\])");
  std::string out = without(text, asciidoc, 1);
  out = without(without(out, image, 0), link, 1);
  out = without(without(out, tag, 0), strong, 1);
  return without(without(out, rst, 1), emphasis, 1);
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return std::string(trim(out));
}

/// At most `most` code points, cut between words.
std::string cut(const std::string& text, std::size_t most) {
  if (count_code_points(text) <= most) return text;
  std::size_t bytes = 0, points = 0;
  while (bytes < text.size() && points + 1 < most) {
    bytes += decode_utf8(text, bytes).length;
    ++points;
  }
  const std::size_t space = text.rfind(' ', bytes);
  return text.substr(0, space == std::string::npos || space < bytes / 2 ? bytes : space) + "…";
}

/// Headings, badges, lists, tables, quotes, directives: no prose.
bool is_markup(std::string_view line) {
  static const match::Regex no_prose(
      R"(^(?:[#=|>:]|\.\.|[-*+] |\d+[.)] |!\[|\[!\[|\[[^\]]+\]:|<|~~~|```|---|\*\*\*|___|image::|\[(?:source|NOTE|IMPORTANT|discrete|\.|#|\[)|\{)|\|$)");
  static const match::Regex link_alone(
      R"(^[\[(*_]*\[?[^\]]*\]\([^)]*\)[\s|·•*_,.-]*(?:\[[^\]]*\]\([^)]*\)[\s|·•*_,.-]*)*$)");
  static const match::Regex letters(R"([\pL]{2}.*\s.*[\pL]{2})");
  return no_prose.search(line) || link_alone.search(line) || !letters.search(line);
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 &&
         std::all_of(line.begin(), line.end(), [&](char c) { return c == line.front(); }) &&
         std::string_view("=-~^\"*+`").find(line.front()) != std::string_view::npos;
}

/// The lines of the first paragraph that is prose.
std::string first_paragraph(std::string_view text) {
  std::string paragraph;
  bool in_fence = false, in_html = false;
  const std::vector<std::string_view> lines = split_lines(text);
  std::size_t at = 0;
  if (!lines.empty() && trim(lines[0]) == "---")  // front matter
    for (at = 1; at < lines.size() && trim(lines[at]) != "---";) ++at;
  for (; at < lines.size(); ++at) {
    const std::string_view line = trim(lines[at]);
    const bool is_fence =
        line.starts_with("```") || line.starts_with("~~~") || line == "----" || line == "....";
    if (is_fence) in_fence = !in_fence;
    if (in_html && line.empty()) in_html = false;
    if (line.starts_with('<') && !line.starts_with("<http")) in_html = true;
    const bool is_title = at + 1 < lines.size() && is_rule(trim(lines[at + 1]));
    const bool is_code = paragraph.empty() && (lines[at].starts_with("    ") || lines[at].starts_with('\t'));
    const bool ends = line.empty() || in_fence || is_fence || in_html || is_code || is_title ||
                      is_markup(line) || is_rule(line);
    if (ends && !paragraph.empty()) return paragraph;
    if (!ends) paragraph.append(line).append(" ");
  }
  return paragraph;
}

/// The end of the first sentence: a stop before a space and no small letter, and none of the abbreviations.
std::string_view sentence_of(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if ((text[at] != '.' && text[at] != '!' && text[at] != '?') || text[at + 1] != ' ') continue;
    const std::string_view before = text.substr(0, at);
    const std::string_view word = before.substr(before.rfind(' ') + 1);
    const bool is_short = word == "e.g" || word == "i.e" || word == "vs" || word == "etc" ||
                          word == "approx" || word.size() == 1;
    const bool goes_on = at + 2 < text.size() && text[at + 2] >= 'a' && text[at + 2] <= 'z';
    if (!is_short && !goes_on) return text.substr(0, at + 1);
  }
  return text;
}

/// What generators write into every project tells nothing of this one.
bool is_boilerplate(std::string_view text) {
  return has_word(
      text, {"bootstrapped with", "demo project for spring boot", "add your description here", "todo:", "{{",
             "${", "welcome to your new", "was generated with", "was generated using", "lorem ipsum",
             "insert description", "a helm chart for kubernetes", "description of", "this template provides",
             "table of contents"});
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line = collapsed(repair_utf8(text));
  if (is_boilerplate(line)) return "";
  return cut(line, k_longest_line);
}

std::string first_sentence(std::string_view readme) {
  const std::string text = repair_utf8(readme.substr(0, k_looked_at));
  const std::string paragraph = collapsed(plain(first_paragraph(text)));
  const std::string sentence(sentence_of(paragraph));
  const bool is_short = std::count(sentence.begin(), sentence.end(), ' ') < 2;
  if (is_short || is_boilerplate(sentence) || sentence.ends_with(':')) return "";
  return cut(sentence, k_longest_sentence);
}

bool says_deprecated(std::string_view readme) {
  static const match::Regex says(
      R"((?:this\s+(?:project|repository|repo|package|library|module|chart)|\bit)\s+(?:is|has\s+been|was)\s+(?:now\s+)?(?:officially\s+)?(?:deprecated|archived|retired|discontinued|unmaintained|no\s+longer\s+(?:actively\s+)?(?:maintained|supported|developed))|^\W*(?:deprecated|archived|unmaintained|no\s+longer\s+maintained)\b\W*(?:$|[:.!]))",
      {true, true, false});
  constexpr std::size_t k_first_lines = 2048;
  return says.search(plain(repair_utf8(readme.substr(0, k_first_lines))));
}

}  // namespace bs::scan
