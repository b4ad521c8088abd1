#include "scan/prose.hpp"

#include <algorithm>
#include <utility>

#include "bs/base/text.hpp"

namespace bs::scan {
namespace {

/// Headings, lists, tables, quotes, directives: no prose.
bool is_markup(std::string_view line) {
  static const match::Regex no_prose(
      R"(^(?:[#=|>:]|\.\.|[-*+] |\d+[.)] |\[[^\]]+\]:|<|~~~|```|---|\*\*\*|___|image::|\[(?:source|NOTE|IMPORTANT|discrete|\.|#|\[)|\{)|\|$)");
  return no_prose.search(line);
}

/// Badges, rows of links, a word alone: no prose begins so.
bool is_decoration(std::string_view line) {
  static const match::Regex links_alone(
      R"(^(?:!\[|\[!\[|[\[(*_]*\[?[^\]]*\]\([^)]*\)[\s|·•*_,.-]*(?:\[[^\]]*\]\([^)]*\)[\s|·•*_,.-]*)*$))");
  static const match::Regex words(R"([\pL]{2}.*\s.*[\pL]{2})");
  return links_alone.search(line) || !words.search(line);
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 &&
         std::all_of(line.begin(), line.end(), [&](char c) { return c == line.front(); }) &&
         std::string_view("=-~^\"*+`").find(line.front()) != std::string_view::npos;
}

/// The paragraphs of prose among the first lines, at most eight.
class Paragraphs {
 public:
  explicit Paragraphs(std::string_view text) : lines_(split_lines(text)) {
    std::size_t at = 0;
    if (!lines_.empty() && trim(lines_[0]) == "---")  // front matter
      for (at = 1; at < lines_.size() && trim(lines_[at]) != "---";) ++at;
    for (; at < lines_.size() && found_.size() < k_most; ++at) take(at);
    finish();
  }
  std::vector<Paragraph> found() && { return std::move(found_); }

 private:
  static constexpr std::size_t k_most = 8;

  void take(std::size_t at) {
    const std::string_view line = trim(lines_[at]);
    const bool is_fence =
        line.starts_with("```") || line.starts_with("~~~") || line == "----" || line == "....";
    if (is_fence) in_fence_ = !in_fence_;
    if (in_html_ && line.empty()) in_html_ = false;
    if (line.starts_with('<') && !line.starts_with("<http")) in_html_ = true;
    const bool is_title = at + 1 < lines_.size() && !line.empty() && is_rule(trim(lines_[at + 1]));
    if (!in_fence_ &&
        (is_title || line.starts_with("# ") || line.starts_with("##") || line.starts_with("= ")))
      ++headings_;
    const bool is_code = text_.empty() && (lines_[at].starts_with("    ") || lines_[at].starts_with('\t'));
    const bool is_block =
        line.empty() || in_fence_ || is_fence || in_html_ || is_code || is_title || is_rule(line);
    // A line of links ends no sentence that runs on around it.
    if (is_block || is_markup(line) || (text_.empty() && is_decoration(line)))
      finish();
    else
      text_.append(line).append(" ");
  }
  void finish() {
    if (!text_.empty()) found_.push_back({std::exchange(text_, ""), headings_});
  }

  std::vector<std::string_view> lines_;
  std::vector<Paragraph> found_;
  std::string text_;
  std::size_t headings_ = 0;
  bool in_fence_ = false, in_html_ = false;
};

}  // namespace

std::vector<Paragraph> paragraphs_of(std::string_view text) {
  return Paragraphs(text).found();
}

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

std::string plain(std::string_view text) {
  static const match::Regex image(R"(!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?)");
  static const match::Regex link(R"(\[([^\]\[]+)\](?:\([^)]*\)|\[[^\]]*\])?)");
  static const match::Regex tag(R"(</?[A-Za-z!][^>]*>)");
  static const match::Regex rst(R"(`([^`<]+?)\s*(?:<[^>]*>)?`_{0,2})");
  static const match::Regex strong(R"((?:\*\*\*|\*\*|__|``)([^*_`]+)(?:\*\*\*|\*\*|__|``))");
  static const match::Regex emphasis(R"(\*([^*\s][^*]*)\*)");
  static const match::Regex underlined(R"(\b_([^_\s][^_]*)_\b)");
  static const match::Regex asciidoc(R"((?:https?://|link:)[^\s\[]+\[([^\]]+)\])");
  std::string out = without(without(text, asciidoc, 1), image, 0);
  out = without(without(out, link, 1), tag, 0);
  out = without(without(out, rst, 1), strong, 1);
  return without(without(out, emphasis, 1), underlined, 1);
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

}  // namespace bs::scan
