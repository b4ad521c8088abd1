// cookiecutter's slugify, which is python-slugify.
#include "bs/base/text.hpp"
#include "scaffold/engine/jinja_arguments.hpp"
#include "scaffold/engine/python_operators.hpp"

namespace bs::scaffold::engine::filters {
namespace {

/// A letter of Latin script without its marks; what has no such letter is left out.
std::string plain_letter(char32_t c, std::string_view bytes) {
  if (c < 0x80) return std::string(bytes);
  static constexpr std::pair<std::u32string_view, std::string_view> k_letters[] = {
      {U"àáâãäåāăą", "a"},  {U"çćĉċč", "c"},     {U"ďđð", "d"}, {U"èéêëēĕėęě", "e"}, {U"ĝğġģ", "g"},
      {U"ĥħ", "h"},         {U"ìíîïĩīĭįı", "i"}, {U"ĵ", "j"},   {U"ķ", "k"},         {U"ĺļľŀł", "l"},
      {U"ñńņňŉ", "n"},      {U"òóôõöøōŏő", "o"}, {U"ŕŗř", "r"}, {U"śŝşšș", "s"},     {U"ţťŧț", "t"},
      {U"ùúûüũūŭůűų", "u"}, {U"ŵ", "w"},         {U"ýÿŷ", "y"}, {U"źżž", "z"},       {U"æ", "ae"},
      {U"œ", "oe"},         {U"ß", "ss"},        {U"þ", "th"},
  };
  std::string lower = to_lower(bytes);
  const char32_t letter = decode_utf8(lower, 0).value;
  for (const auto& [letters, plain] : k_letters)
    if (letters.find(letter) != std::u32string_view::npos)
      return lower == bytes ? std::string(plain) : to_upper(plain);
  return " ";
}

std::string transliterated(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    out += plain_letter(point.value, text.substr(at, point.length));
    at += point.length;
  }
  return out;
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

}  // namespace

// A comma between digits goes without a trace; what else is no letter or digit becomes one separator.
JsValue jinja_slugify(const Args& args) {
  const JinjaArguments given(args, "slugify", {"separator", "lowercase", "max_length"});
  const std::string separator = given.text(0, "-");
  const bool is_lower = !given.has(1) || given.is_true(1);
  const std::string text = transliterated(given.text_of_value()->bytes());
  args.budget().make(text.size());
  std::string slug;
  bool is_apart = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto is_digit_at = [&](std::size_t at) {
      return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    if (c == ',' && i > 0 && is_digit_at(i - 1) && is_digit_at(i + 1)) continue;
    const bool is_kept = is_letter_or_digit(c);
    if (is_kept && is_apart && !slug.empty()) slug += separator;
    is_apart = !is_kept;
    if (is_kept) slug += c;
  }
  if (is_lower) slug = to_lower(slug);
  const double longest = given.number(2, 0);
  if (longest > 0 && static_cast<double>(slug.size()) > longest) {
    slug.resize(static_cast<std::size_t>(longest));
    while (!separator.empty() && slug.ends_with(separator)) slug.resize(slug.size() - separator.size());
  }
  return args.budget().text(std::move(slug));
}

}  // namespace bs::scaffold::engine::filters
