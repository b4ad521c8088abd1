#include "match/semver_words.hpp"

#include "bs/base/text.hpp"
#include "match/char_class.hpp"

namespace bs::match {

namespace {

/// SemverWords between white space, as JavaScript has it.
SemverWords words_between_spaces(std::string_view text) {
  SemverWords out;
  while (true) {
    text = trim_unicode(text);
    if (text.empty()) return out;
    std::size_t end = 1;
    // A white space character begins where trimming what is left takes something away.
    while (end < text.size() && trim_unicode(text.substr(end)).data() == text.data() + end) ++end;
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

/// "+build.5" anywhere says nothing.
std::string without_builds(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto identifier_end = [&](std::size_t at) {
      while (at < text.size() && (is_alphanumeric(text[at]) || text[at] == '-')) ++at;
      return at;
    };
    std::size_t end = identifier_end(i + 1);
    if (text[i] != '+' || end == i + 1) {
      out += text[i++];
      continue;
    }
    while (end < text.size() && text[end] == '.' && identifier_end(end + 1) > end + 1)
      end = identifier_end(end + 1);
    i = end;
  }
  return out;
}

/// Ends in "<", ">", "=", "<=" or ">=", and not in what npm takes for the "v" and "=" before a version.
bool ends_in_comparison(std::string_view word) {
  const std::size_t size = word.size();
  if (word.ends_with('=')) word.remove_suffix(1);
  if (word.ends_with('<') || word.ends_with('>')) word.remove_suffix(1);
  return word.size() < size && !word.ends_with('v') && !word.ends_with('=');
}

bool starts_version(std::string_view word) {
  const std::size_t start = word.find_first_not_of("v=");
  if (start == std::string_view::npos) return false;
  return is_digit(word[start]) || std::string_view("xX*").find(word[start]) != std::string_view::npos;
}

/// `joins` looks at a word and the one behind it; it may change the first.
template <class Joins>
SemverWords joined(const SemverWords& words, Joins joins) {
  SemverWords out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out.push_back(words[i]);
    if (i + 1 < words.size() && joins(out.back(), words[i + 1])) out.back() += words[++i];
  }
  return out;
}

}  // namespace

SemverWords split_semver_words(std::string_view text) {
  SemverWords words = words_between_spaces(text);
  for (std::string& word : words) word = without_builds(word);
  return words;
}

// npm makes three passes over the text, one for each kind of sign; so "~ > 1" becomes "~ >1" and then "~>1".
SemverWords with_joined_signs(SemverWords words) {
  words = joined(words, [](std::string& word, const std::string& next) {
    return ends_in_comparison(word) && starts_version(next);
  });
  words = joined(words, [](std::string& word, const std::string&) {
    const bool is_tilde = word == "~" || word == "~>";
    if (is_tilde) word = "~";
    return is_tilde;
  });
  return joined(words, [](std::string& word, const std::string&) { return word == "^"; });
}

}  // namespace bs::match
