// Jinja's filters that give the text in another case or place.
#include "bs/base/text.hpp"
#include "scaffold/engine/jinja_arguments.hpp"
#include "scaffold/engine/letter_case.hpp"
#include "scaffold/engine/python_text.hpp"

namespace bs::scaffold::engine::filters {

JsValue jinja_upper(const Args& args) {
  const JinjaArguments given(args, "upper", {});
  return args.budget().text(to_upper(given.text_of_value()->bytes()));
}

JsValue jinja_lower(const Args& args) {
  const JinjaArguments given(args, "lower", {});
  return args.budget().text(to_lower_in_words(given.text_of_value()->bytes()));
}

JsValue jinja_capitalize(const Args& args) {
  const JinjaArguments given(args, "capitalize", {});
  return args.budget().text(capitalized_word(given.text_of_value()->bytes()));
}

/// A word begins behind white space, a hyphen or an opening bracket.
JsValue jinja_title(const Args& args) {
  const JinjaArguments given(args, "title", {});
  const TextPtr text = given.text_of_value();
  constexpr std::string_view k_before = " \t\n\v\f\r-({[<";
  TextBuffer out(args.budget());
  for (std::string_view rest = text->bytes(); !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(k_before), rest.size());
    out.add(capitalized_word(rest.substr(0, end)));
    const std::size_t next = std::min(rest.find_first_not_of(k_before, end), rest.size());
    out.add(rest.substr(end, next - end));
    rest.remove_prefix(next);
  }
  return std::move(out).value();
}

JsValue jinja_trim(const Args& args) {
  const JinjaArguments given(args, "trim", {"chars"});
  const TextPtr text = given.text_of_value();
  if (!given.has(0) || given[0].is(Kind::null))
    return args.budget().text(std::string(trim_unicode(text->bytes())));
  const std::string characters = given.text(0);
  const std::size_t first = text->bytes().find_first_not_of(characters);
  if (first == std::string::npos) return text_value("");
  return args.budget().text(
      text->bytes().substr(first, text->bytes().find_last_not_of(characters) - first + 1));
}

JsValue jinja_string(const Args& args) {
  const JinjaArguments given(args, "string", {});
  return given.text_of_value();
}

JsValue jinja_center(const Args& args) {
  const JinjaArguments given(args, "center", {"width"});
  const TextPtr text = given.text_of_value();
  const auto length = static_cast<double>(count_code_points(text->bytes()));
  const double missing = std::max(given.number(0, 80) - length, 0.0);
  args.budget().check_text(static_cast<std::size_t>(std::min(missing, 1e9)) + text->bytes().size());
  const auto spaces = static_cast<std::size_t>(missing);
  // Python's: of an odd number one more goes before, if the width is odd.
  const auto width = spaces + static_cast<std::size_t>(length);
  const std::size_t before = spaces / 2 + (spaces & width & 1);
  TextBuffer out(args.budget());
  out.repeat(" ", before);
  out.add(text->bytes());
  out.repeat(" ", spaces - before);
  return std::move(out).value();
}

JsValue jinja_replace(const Args& args) {
  const JinjaArguments given(args, "replace", {"old", "new", "count"});
  const TextPtr text = given.text_of_value();
  const std::string old = given.text(0);
  if (old.empty()) refuse("replace needs something to look for");
  const std::string fresh = given.text(1);
  const bool is_limited = given.has(2) && !given[2].is(Kind::null) && given.number(2, -1) >= 0;
  double left = is_limited ? given.number(2, 0) : 1e15;
  const std::string_view bytes = text->bytes();
  args.budget().read(bytes.size());
  TextBuffer out(args.budget());
  std::size_t copied = 0;
  for (std::size_t at = bytes.find(old); at != std::string_view::npos && left >= 1;
       at = bytes.find(old, copied), --left) {
    args.budget().step();
    out.add(bytes.substr(copied, at - copied));
    out.add(fresh);
    copied = at + old.size();
  }
  out.add(bytes.substr(copied));
  return std::move(out).value();
}

JsValue jinja_wordcount(const Args& args) {
  const JinjaArguments given(args, "wordcount", {});
  const TextPtr text = given.text_of_value();
  args.budget().read(text->bytes().size());
  double count = 0;
  bool is_in_word = false;
  for (const char c : text->bytes()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_letter =
        byte >= 0x80 || c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (is_letter && !is_in_word) ++count;
    is_in_word = is_letter;
  }
  return count;
}

}  // namespace bs::scaffold::engine::filters
