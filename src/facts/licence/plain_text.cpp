#include "facts/licence/plain_text.hpp"

#include <array>
#include <utility>

#include "bs/base/text.hpp"

namespace bs::facts {
namespace {

/// A '<' that is not closed within so many bytes is no tag.
constexpr std::size_t k_longest_tag = 400;

constexpr std::pair<std::string_view, std::string_view> k_entities[] = {
    {"&quot;", "\""},  {"&amp;", "&"}, {"&lt;", " "},     {"&gt;", " "},    {"&nbsp;", " "},
    {"&copy;", "(c)"}, {"&#39;", "'"}, {"&ldquo;", "\""}, {"&rdquo;", "\""}};

char32_t unified(char32_t c) {
  if (c >= 0x2018 && c <= 0x201B) return '\'';
  if (c >= 0x201C && c <= 0x201F) return '"';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2022 || c == 0x00B7) return '-';
  if (c == 0x00A0 || c == 0xFEFF || c == 0x200B || c == 0x3000) return ' ';
  return c;
}

/// Quotes, dashes and spaces of one form; "©" as "(c)".
std::string unify_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    i += point.length;
    if (point.value == 0x00A9) {
      out += "(c)";
    } else if (point.value != '\r') {
      append_utf8(out, unified(point.value));
    }
  }
  return out;
}

bool starts_url(std::string_view text, std::size_t at) {
  for (const std::string_view scheme :
       {"http://", "https://", "www.", "mailto:", "wiki.creativecommons.org"}) {
    if (text.substr(at).starts_with(scheme)) return true;
  }
  return false;
}

std::size_t end_of_url(std::string_view text, std::size_t at) {
  while (at < text.size() && std::string_view(" \t\n<>\"')]").find(text[at]) == std::string_view::npos) ++at;
  return at;
}

/// The end of "<…>" that starts at `at`, or `at` when there is none near.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
  const std::size_t end = text.substr(at + 1, k_longest_tag).find_first_of("<>");
  if (end == std::string_view::npos || text[at + 1 + end] == '<') return at;
  return at + 1 + end + 1;
}

/// The end of a style sheet or script whose tag starts at `at`: all the rest where it is never closed.
std::size_t end_of_unseen(std::string_view text, std::size_t at, std::size_t end) {
  for (const std::string_view close : {"</style", "</script"}) {
    if (text.substr(at + 1).starts_with(close.substr(2))) return std::min(text.find(close, end), text.size());
  }
  return end;
}

/// Tags that end a line where they stand: what follows begins a new one.
bool breaks_line(std::string_view tag) {
  for (const std::string_view name :
       {"<p", "</p", "<br", "<div", "</div", "<h", "</h", "<li", "<title", "</title", "<tr", "<ul", "<ol"}) {
    if (tag.starts_with(name)) return true;
  }
  return false;
}

std::string without_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '<') {
      const std::size_t end = end_of_tag(text, i);
      out += breaks_line(text.substr(i, end - i)) ? '\n' : ' ';
      i = end == i ? i + 1 : end_of_unseen(text, i, end);
    } else if (starts_url(text, i)) {
      out += ' ';
      i = end_of_url(text, i);
    } else {
      out += text[i++];
    }
  }
  return out;
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string lower = to_lower(unify_marks(text));
  if (lower.find('&') != std::string::npos) {
    for (const auto& [entity, meaning] : k_entities) lower = replace_all(lower, entity, meaning);
  }
  return without_markup(lower);
}

}  // namespace bs::facts
