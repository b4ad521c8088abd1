#include "scan/first_sentence.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "scan/path_words.hpp"
#include "scan/prose.hpp"

namespace bs::scan {
namespace {

constexpr std::size_t k_looked_at = 16u << 10;
constexpr std::size_t k_longest_sentence = 200;
constexpr std::size_t k_longest_line = 300;

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

/// The end of the first sentence: a stop before a space and no small letter, and none of the abbreviations.
std::string_view sentence_of(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if ((text[at] != '.' && text[at] != '!' && text[at] != '?') || text[at + 1] != ' ') continue;
    const std::string_view before = text.substr(0, at);
    const std::string_view word = before.substr(before.rfind(' ') + 1);
    const bool is_short = word == "e.g" || word == "i.e" || word == "vs" || word == "etc" ||
                          word == "approx" || word.size() == 1;
    const bool is_address = text.substr(at + 2).starts_with("http");
    const bool goes_on = !is_address && at + 2 < text.size() && text[at + 2] >= 'a' && text[at + 2] <= 'z';
    if (!is_short && !goes_on) return text.substr(0, at + 1);
  }
  return text;
}

/// What generators write into every project tells nothing of this one.
bool is_boilerplate(std::string_view text) {
  return has_word(text, {"bootstrapped with", "demo project for spring boot", "add your description here",
                         "todo:", "{{", "${", "welcome to your new", "generated with", "generated using",
                         "created through", "created using", "templated using", "lorem ipsum",
                         "insert description", "a helm chart for kubernetes", "this template provides",
                         "table of contents", "runs the app in the development mode"});
}

/// Greetings, news, warnings and orders to the reader: what the thing is stands elsewhere.
bool is_aside(std::string_view text) {
  static const match::Regex aside(
      R"(^(?:welcome|note|warning|important|caution|attention|tip|wip\b|work in progress|thanks?\b|thank you|hi\b|hello|we\b|we'|we’|you\b|your\b|if\b|to\b|in order|use\b|run\b|first\b|before\b|see\b|check\b|please\b|install|for (?:more|details|further|instructions|documentation)|click|here\b|download|copy\b|make sure|requirements|prerequisites|the (?:following|steps|annotation|easiest|main branch)|below|read\b|visit|join\b|follow|get(?:ting)? started|documentation|when\b|once\b|after\b|add\b|create\b|clone\b|start\b|open\b|set\b|ensure|build(?:ing)?\b|learn\b|looking\b|try\b|contributions?|licensed?|copyright|\w+ \d+(?:\.\d+)+\b|this (?:document|readme|guide|page|section|file|was\b))|https?://)",
      {true, false, false});
  return aside.search(text);
}

/// The subject holds the name, or its telling part: "Argo CD" for argo-cd, "iLert" for plugin-ilert.
bool names_it(std::string_view subject, std::string_view name) {
  const std::string letters = letters_of(replace_all(subject, " ", ""));
  if (letters.find(letters_of(name)) != std::string::npos) return true;
  constexpr std::size_t k_telling = 4;
  for (const std::string_view part : split(name, '-')) {
    const bool is_kind =
        has_word("plugin backend frontend library service module backstage", {to_lower(part)});
    if (part.size() >= k_telling && !is_kind && letters.find(to_lower(part)) != std::string::npos)
      return true;
  }
  return false;
}

/// "This plugin provides …", "NAME is a …": what stands below the first paragraph must say of what it speaks.
bool is_definition(std::string_view text, std::string_view name) {
  static const match::Regex defines(
      R"(^(?:\S+\s+){0,6}?(?:is|are|was|provides?|contains?|implements?|enables?|allows?|lets|offers?|helps?|adds?|exposes?|generates?|serves|handles|manages|makes|supports|integrates|displays|shows|consumes|acts|runs|hosts|simulates)\s)",
      {true, false, false});
  static const match::Regex speaks_of_itself(
      R"(^this\s+(?:is\s+(?:a|an|the)\s|(?:\S+\s+){0,2}?(?:package|plugin|module|library|service|project|repository|application|app|chart|tool|crate|gem|component|microservice|website)\s))",
      {true, false, false});
  const auto subject = defines.find(text);
  return subject && (speaks_of_itself.search(text) || names_it(text.substr(0, subject->front().end), name));
}

bool is_usable(std::string_view sentence) {
  const bool is_short = std::count(sentence.begin(), sentence.end(), ' ') < 2;
  return !is_short && !is_boilerplate(sentence) && !is_aside(sentence) && !sentence.ends_with(':');
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line = collapsed(repair_utf8(text));
  if (is_boilerplate(line)) return "";
  return cut(line, k_longest_line);
}

std::string first_sentence(std::string_view readme, std::string_view name) {
  static const match::Regex comment(R"(<!--.*?-->)", {false, false, true});
  const std::string text = without(repair_utf8(readme.substr(0, k_looked_at)), comment, 0);
  bool is_first = true;
  for (const Paragraph& paragraph : paragraphs_of(text)) {
    const std::string prose = collapsed(plain(paragraph.text));
    const std::string sentence(sentence_of(prose));
    // A line right below the title may do without a verb: "Python HTTP for Humans."
    const bool is_below_title = std::exchange(is_first, false) && paragraph.headings <= 1;
    if (is_usable(sentence) && (is_below_title || is_definition(sentence, name)))
      return cut(sentence, k_longest_sentence);
  }
  return "";
}

bool says_deprecated(std::string_view readme) {
  static const match::Regex says(
      R"((?:this\s+(?:project|repository|repo|package|library|module|chart)|\bit)\s+(?:is|has\s+been|was)\s+(?:now\s+)?(?:officially\s+)?(?:deprecated|archived|retired|discontinued|unmaintained|no\s+longer\s+(?:actively\s+)?(?:maintained|supported|developed))|^\W*(?:deprecated|archived|unmaintained|no\s+longer\s+maintained)\b\W*(?:$|[:.!])|^#\s.*\b(?:retirement|deprecated|archived|end\s+of\s+life|unmaintained)\b)",
      {true, true, false});
  constexpr std::size_t k_first_lines = 2048;
  return says.search(plain(repair_utf8(readme.substr(0, k_first_lines))));
}

}  // namespace bs::scan
