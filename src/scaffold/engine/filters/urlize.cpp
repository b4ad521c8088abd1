#include <cmath>

#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {
namespace {

/// The same word without the punctuation around it, or the word itself.
std::string_view without_punctuation(std::string_view word) {
  static const match::Regex k_punctuation =
      match::Regex::ecmascript(R"(^(?:\(|<|&lt;)?(.*?)(?:\.|,|\)|\n|&gt;)?$)");
  const auto found = k_punctuation.find(word);
  if (!found) return word;
  return word.substr((*found)[1].begin, (*found)[1].end - (*found)[1].begin);
}

bool is_email(std::string_view text) {
  static const match::Regex k_email = match::Regex::ecmascript(
      R"(^[\w.!#$%&'*+\-\/=?\^`{|}~]+@[a-z\d\-]+(\.[a-z\d\-]+)+$)", {.ignore_case = true});
  return k_email.search(text);
}

bool has_known_end(std::string_view text) {
  static const match::Regex k_end = match::Regex::ecmascript(R"(\.(?:org|net|com)(?:\:|\/|$))");
  return k_end.search(text);
}

bool is_url(std::string_view text) {
  static const match::Regex k_url = match::Regex::ecmascript(R"(^https?:\/\/.*$)");
  return k_url.search(text);
}

class Linker {
 public:
  Linker(const Args& args, TextBuffer& out)
      : out_(out),
        length_(args[1]),
        number_(args.number(1)),
        nofollow_(args[2].is(Kind::boolean) && args[2].boolean() ? " rel=\"nofollow\"" : "") {}

  void add_word(std::string_view word) {
    const std::string_view url = without_punctuation(word);
    if (is_url(url)) {
      link("", url, nofollow_, shortened(url));
    } else if (url.starts_with("www.")) {
      link("http://", url, nofollow_, shortened(url));
    } else if (is_email(url)) {
      link("mailto:", url, "", std::string(url));
    } else if (has_known_end(url)) {
      link("http://", url, nofollow_, shortened(url));
    } else {
      out_.add(word);
    }
  }

 private:
  /// substr(0, length): a number that is none cuts nothing, other values that are none cut all.
  std::string shortened(std::string_view url) const {
    const bool is_whole = length_.is_undefined() || (length_.is(Kind::number) && std::isnan(number_));
    if (is_whole) return std::string(url);
    const JsText text{std::string(url)};
    return text.slice(0, clamped_index(number_, text.length()));
  }

  void link(std::string_view scheme, std::string_view url, std::string_view attributes,
            const std::string& shown) {
    out_.add(fmt::format("<a href=\"{}{}\"{}>{}</a>", scheme, url, attributes, shown));
  }

  TextBuffer& out_;
  const JsValue& length_;
  double number_;
  std::string_view nofollow_;
};

}  // namespace

JsValue urlize(const Args& args) {
  std::string_view text = text_argument(args, 0, "urlize").bytes();
  args.budget().make(text.size() * 8);
  TextBuffer out(args.budget());
  Linker linker(args, out);
  while (!text.empty()) {
    const std::size_t space = leading_space(text);
    out.add(text.substr(0, space));
    text.remove_prefix(space);
    std::size_t end = 0;
    while (end < text.size() && leading_space(text.substr(end, 4)) == 0) end += decode_utf8(text, end).length;
    if (end > 0) linker.add_word(text.substr(0, end));
    text.remove_prefix(end);
  }
  return std::move(out).value();
}

}  // namespace bs::scaffold::engine::filters
