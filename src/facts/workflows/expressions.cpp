#include "facts/workflows/expressions.hpp"

#include <array>

#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"

namespace bs::facts {

namespace {

/// What GitHub's security lab lists (securitylab.github.com, "untrusted input"), below github.event, and what
/// Scorecard adds to it; workflow_run repeats the head of the pull request that started it.
const match::Regex& untrusted() {
  static const match::Regex pattern(
      R"(github\.head_ref\b)"
      R"(|github\.event\.[a-z0-9_.*\[\]]*?)"
      R"((issue\.title|issue\.body|pull_request\.title|pull_request\.body|discussion\.title|discussion\.body)"
      R"(|comment\.body|review\.body|review_comment\.body|pages[a-z0-9_.*\[\]]*\.page_name)"
      R"(|commits[a-z0-9_.*\[\]]*\.message|head_commit\.message|head_commit\.author\.email)"
      R"(|head_commit\.author\.name|commits[a-z0-9_.*\[\]]*\.author\.email|commits[a-z0-9_.*\[\]]*\.author\.name)"
      R"(|blocked_user\.name|blocked_user\.email|pull_request\.head\.ref|pull_request\.head\.label)"
      R"(|pull_request\.head\.repo\.default_branch|workflow_run\.head_branch|workflow_run\.display_title)\b)"
      R"(|tojson\s*\(\s*github(\.event)?\s*\))");
  return pattern;
}

/// Beyond these GitHub evaluates nothing itself; then an expression is looked at as a whole.
constexpr std::size_t k_length = 21'000;
constexpr std::size_t k_depth = 50;

/// Functions whose result holds nothing of their arguments' text.
constexpr std::string_view k_judging[] = {"contains", "startswith", "endswith", "hashfiles"};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// The end of a string that starts at `at` ('it''s').
std::size_t string_end(std::string_view text, std::size_t at) {
  const std::size_t close = text.find('\'', at + 1);
  return close == std::string_view::npos ? text.size() : close + 1;
}

/// Walks an expression once: operands whose text comes out are kept, strings and judged parts blanked.
class Flattening {
 public:
  explicit Flattening(const std::string& text) : text_(text) {}

  /// What is left: only what may come out as text.
  std::string run() {
    frames_.push_back({});
    for (std::size_t at = 0; at < text_.size();) {
      at = step(at);
      if (frames_.size() > k_depth) return std::string(text_);
    }
    while (frames_.size() > 1) close();
    end_operand();
    return frames_.back().kept;
  }

 private:
  struct Frame {
    std::string kept;     ///< of finished operands
    std::string operand;  ///< the one that is read
    bool judged = false;  ///< the operand is compared or negated
    bool drops = false;   ///< the brackets belong to a function that judges
  };

  std::size_t step(std::size_t at) {
    Frame& top = frames_.back();
    const char c = text_[at];
    if (c == '\'') return string_end(text_, at);
    if (c == '(') {
      open();
    } else if (c == ')') {
      if (frames_.size() > 1) close();
    } else if (c == ',') {
      end_operand();
    } else if (text_.substr(at, 2) == "&&" || text_.substr(at, 2) == "||") {
      end_operand();
      return at + 2;
    } else {
      const bool negates = c == '!' || c == '<' || c == '>' || text_.substr(at, 2) == "==";
      top.judged = top.judged || negates;
      top.operand += c;
    }
    return at + 1;
  }

  void open() {
    const std::string& before = frames_.back().operand;
    std::size_t start = before.size();
    while (start > 0 && is_word(before[start - 1])) --start;
    const std::string_view name = std::string_view(before).substr(start);
    Frame frame;
    frame.drops = std::find(std::begin(k_judging), std::end(k_judging), name) != std::end(k_judging);
    frames_.back().operand += '(';
    frames_.push_back(std::move(frame));
  }

  void close() {
    end_operand();
    const Frame inner = std::move(frames_.back());
    frames_.pop_back();
    if (!inner.drops) frames_.back().operand += inner.kept;
    frames_.back().operand += ')';
  }

  void end_operand() {
    Frame& top = frames_.back();
    if (!top.judged) top.kept += top.operand + ' ';
    top.operand.clear();
    top.judged = false;
  }

  std::string_view text_;
  std::vector<Frame> frames_;
};

}  // namespace

std::vector<Expression> expressions_in(std::string_view text) {
  std::vector<Expression> found;
  for (std::size_t at = text.find("${{"); at != std::string_view::npos; at = text.find("${{", at)) {
    const std::size_t end = text.find("}}", at);
    if (end == std::string_view::npos) break;
    found.push_back({at, trim(text.substr(at + 3, end - at - 3))});
    at = end + 2;
  }
  return found;
}

std::string normalised_expression(std::string_view expression) {
  static const match::Regex index(R"(\[\s*'([A-Za-z0-9_-]*)'\s*\])");
  std::string text;
  std::size_t at = 0;
  while (const auto found = index.find(expression, at)) {
    text += expression.substr(at, (*found)[0].begin - at);
    text += '.';
    text += expression.substr((*found)[1].begin, (*found)[1].end - (*found)[1].begin);
    at = (*found)[0].end;
  }
  text += expression.substr(at);
  return to_lower(text);
}

std::string untrusted_context(std::string_view expression) {
  std::string text = normalised_expression(expression);
  if (text.size() <= k_length) text = Flattening(text).run();
  const auto found = untrusted().find(text);
  if (!found) return "";
  return text.substr((*found)[0].begin, (*found)[0].end - (*found)[0].begin);
}

}  // namespace bs::facts
