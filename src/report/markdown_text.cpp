#include "report/markdown_text.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "report/check_escape.hpp"

namespace bs::report {
namespace {

constexpr std::size_t k_longest = 300;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Seven digits of base 16 are a commit to GitHub.
bool may_be_commit(std::string_view word) {
  return word.size() >= 7 && std::all_of(word.begin(), word.end(), [](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

/// Letters with single hyphens and apostrophes between, or a number; brackets and marks of a sentence
/// around it.
bool is_plain_word(std::string_view word) {
  while (!word.empty() && word.front() == '(') word.remove_prefix(1);
  while (!word.empty() && std::string_view(".,;:!?)").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  if (word.empty() || may_be_commit(word)) return false;
  if (std::all_of(word.begin(), word.end(), is_digit)) return true;
  char before = '-';
  for (const char c : word) {
    const bool joint = c == '-' || c == '\'';
    if (joint ? !is_letter(before) : !is_letter(c)) return false;
    before = c;
  }
  return is_letter(before);
}

std::string cut(std::string_view text) {
  std::string out = shown_in_log(text);
  std::size_t at = 0;
  for (std::size_t count = 0; at < out.size() && count < k_longest; ++count)
    at += decode_utf8(out, at).length;
  if (at < out.size()) out = out.substr(0, at) + "…";
  return out;
}

/// CommonMark's rule: a fence that is longer than any run of '`' inside; one space at both ends is taken off
/// by the reader.
std::string as_code(std::string_view text) {
  std::size_t longest = 0, length = 0;
  for (const char c : text) {
    length = c == '`' ? length + 1 : 0;
    longest = std::max(longest, length);
  }
  const std::string fence(longest + 1, '`');
  const bool blank = text.find_first_not_of(' ') == std::string_view::npos;
  const bool pad =
      text.front() == '`' || text.back() == '`' || (text.front() == ' ' && text.back() == ' ' && !blank);
  return fence + (pad ? " " : "") + std::string(text) + (pad ? " " : "") + fence;
}

/// A sentence as it grows; words of code that follow each other share a span.
class Sentence {
 public:
  void add_plain(std::string_view word) {
    flush();
    append(std::string(word));
  }
  void add_code(std::string_view word) { code_ += (code_.empty() ? "" : " ") + std::string(word); }
  /// What its author put in '`' already, with the marks of a sentence behind it.
  void add_quoted(std::string_view text) {
    flush();
    const std::size_t close = text.find('`', 1);
    append(as_code(text.substr(1, close - 1)) + std::string(text.substr(close + 1)));
  }
  std::string text() {
    flush();
    return std::move(out_);
  }

 private:
  void append(const std::string& text) { out_ += (out_.empty() ? "" : " ") + text; }
  void flush() {
    if (code_.empty()) return;
    // The mark that ends a part of the sentence is none of the code's.
    std::size_t end = code_.size();
    while (end > 1 && std::string_view(".,;:!?").find(code_[end - 1]) != std::string_view::npos) --end;
    append(as_code(std::string_view(code_).substr(0, end)) + code_.substr(end));
    code_.clear();
  }

  std::string out_;
  std::string code_;
};

/// Behind the last word of "`go mod tidy`." that begins at `from`; `from` where none does.
std::size_t end_of_quoted(const std::vector<std::string_view>& words, std::size_t from) {
  if (!words[from].starts_with('`')) return from;
  for (std::size_t i = from; i < words.size(); ++i) {
    const std::size_t close = words[i].find('`', i == from ? 1 : 0);
    if (close == std::string_view::npos) continue;
    const bool ends = words[i].find_first_not_of(".,;:!?)", close + 1) == std::string_view::npos;
    return ends && !(i == from && close == 1) ? i + 1 : from;
  }
  return from;
}

}  // namespace

std::string code_span(std::string_view text) {
  const std::string safe = cut(text);
  return safe.empty() ? "" : as_code(safe);
}

std::string prose(std::string_view text) {
  const std::string safe = cut(text);
  const auto words = split(safe, ' ');
  // Markdown takes spaces at the ends away: then all of it is code.
  if (std::any_of(words.begin(), words.end(), [](std::string_view word) { return word.empty(); })) {
    return code_span(text);
  }
  Sentence sentence;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t end = end_of_quoted(words, i);
    if (end != i) {
      const std::string_view first = words[i], last = words[end - 1];
      sentence.add_quoted({first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())});
      i = end - 1;
    } else if (is_plain_word(words[i])) {
      sentence.add_plain(words[i]);
    } else {
      sentence.add_code(words[i]);
    }
  }
  return sentence.text();
}

}  // namespace bs::report
