// Python's methods of strings beyond those that templates use most (python_methods.cpp).
#include "bs/base/text.hpp"
#include "scaffold/engine/letter_case.hpp"
#include "scaffold/engine/methods.hpp"
#include "scaffold/engine/python_format.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/python_text.hpp"

namespace bs::scaffold::engine {
namespace {

const std::string& bytes_of(const JsValue& self) {
  return self.text_if()->bytes();
}

std::string text_of(const Args& args, std::size_t index) {
  if (args[index].text_if() == nullptr)
    refuse(fmt::format("this method needs text, not {}", described(args[index].kind())));
  return args[index].text_if()->bytes();
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}
bool is_letter_or_digit(char c) {
  return is_letter(c) || is_digit(c);
}
bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_word(char c) {
  return is_letter_or_digit(c) || c == '_';
}

template <bool (*holds)(char)>
JsValue all_are(const JsValue& self, const Args& args) {
  const std::string& text = bytes_of(self);
  args.budget().read(text.size());
  return !text.empty() && std::all_of(text.begin(), text.end(), holds);
}

JsValue is_identifier(const JsValue& self, const Args& args) {
  const std::string& text = bytes_of(self);
  args.budget().read(text.size());
  return !text.empty() && !is_digit(text.front()) && std::all_of(text.begin(), text.end(), is_word);
}

JsValue is_lower(const JsValue& self, const Args&) {
  const std::string& text = bytes_of(self);
  return to_lower(text) == text && to_upper(text) != text;
}
JsValue is_upper(const JsValue& self, const Args&) {
  const std::string& text = bytes_of(self);
  return to_upper(text) == text && to_lower(text) != text;
}

enum class Side { left, right, both };

/// To a width with spaces, or another character, on one side or both.
JsValue filled(const JsValue& self, const Args& args, Side side) {
  const std::string fill = args[1].is_undefined() ? " " : text_of(args, 1);
  if (count_code_points(fill) != 1) refuse("what fills up is one character");
  const double wanted = python_number(args[0], "a width");
  const auto length = static_cast<double>(count_code_points(bytes_of(self)));
  if (wanted <= length) return self;
  args.budget().check_text(static_cast<std::size_t>(std::min(wanted, 1e9)));
  const auto missing = static_cast<std::size_t>(wanted - length);
  const std::size_t width = missing + static_cast<std::size_t>(length);
  const std::size_t before = side == Side::left    ? missing
                             : side == Side::right ? 0
                                                   : missing / 2 + (missing & width & 1);
  TextBuffer out(args.budget());
  out.repeat(fill, before);
  out.add(bytes_of(self));
  out.repeat(fill, missing - before);
  return std::move(out).value();
}

JsValue center(const JsValue& self, const Args& args) {
  return filled(self, args, Side::both);
}
JsValue justify_left(const JsValue& self, const Args& args) {
  return filled(self, args, Side::right);
}
JsValue justify_right(const JsValue& self, const Args& args) {
  return filled(self, args, Side::left);
}

JsValue fill_zeros(const JsValue& self, const Args& args) {
  std::string text = bytes_of(self);
  const double wanted = python_number(args[0], "zfill");
  const std::size_t length = count_code_points(text);
  if (wanted <= static_cast<double>(length)) return self;
  args.budget().check_text(static_cast<std::size_t>(std::min(wanted, 1e9)));
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  text.insert(sign, static_cast<std::size_t>(wanted) - length, '0');
  return args.budget().text(std::move(text));
}

JsValue count(const JsValue& self, const Args& args) {
  const std::string part = text_of(args, 0);
  const std::string& text = bytes_of(self);
  args.budget().read(text.size());
  if (part.empty()) return number_value(count_code_points(text) + 1);
  double found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++found;
  return found;
}

JsValue position(const JsValue& self, std::size_t at) {
  if (at == std::string::npos) return -1.0;
  return number_value(count_code_points(std::string_view(bytes_of(self)).substr(0, at)));
}
JsValue find_last(const JsValue& self, const Args& args) {
  args.budget().read(bytes_of(self).size());
  return position(self, bytes_of(self).rfind(text_of(args, 0)));
}
JsValue index(const JsValue& self, const Args& args) {
  args.budget().read(bytes_of(self).size());
  const std::size_t at = bytes_of(self).find(text_of(args, 0));
  if (at == std::string::npos) refuse("index: the text does not hold this part");
  return position(self, at);
}

JsValue format(const JsValue& self, const Args& args) {
  Values values = args.all();
  JsObject named;
  if (!values.empty() && values.back().is(Kind::object) && values.back().object().has(k_keywords)) {
    named = values.back().object();
    values.pop_back();
  }
  return brace_formatted(args.budget(), bytes_of(self), values, named);
}

/// The text before the part, the part, and the text behind it.
JsValue parted(const JsValue& self, const Args& args, bool from_end) {
  const std::string part = text_of(args, 0);
  const std::string& text = bytes_of(self);
  if (part.empty()) refuse("partition needs a separator");
  const std::size_t at = from_end ? text.rfind(part) : text.find(part);
  const auto value = [](std::string bytes) { return text_value(std::move(bytes)); };
  if (at == std::string::npos && from_end) return args.budget().list({value(""), value(""), self});
  if (at == std::string::npos) return args.budget().list({self, value(""), value("")});
  return args.budget().list({value(text.substr(0, at)), value(part), value(text.substr(at + part.size()))});
}
JsValue partition(const JsValue& self, const Args& args) {
  return parted(self, args, false);
}
JsValue partition_last(const JsValue& self, const Args& args) {
  return parted(self, args, true);
}

JsValue remove_prefix(const JsValue& self, const Args& args) {
  const std::string part = text_of(args, 0);
  return bytes_of(self).starts_with(part) ? text_value(bytes_of(self).substr(part.size())) : self;
}
JsValue remove_suffix(const JsValue& self, const Args& args) {
  const std::string& text = bytes_of(self);
  const std::string part = text_of(args, 0);
  return text.ends_with(part) ? text_value(text.substr(0, text.size() - part.size())) : self;
}

JsValue lines(const JsValue& self, const Args& args) {
  Values parts;
  for (const std::string_view line : split_lines(bytes_of(self))) {
    args.budget().check_list(static_cast<double>(parts.size() + 1));
    parts.push_back(text_value(std::string(line)));
  }
  return args.budget().list(std::move(parts));
}

JsValue swap_case(const JsValue& self, const Args& args) {
  const std::string& text = bytes_of(self);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = decode_utf8(text, at).length;
    const std::string letter = text.substr(at, length);
    const std::string upper = to_upper(letter);
    out += upper == letter ? to_lower(letter) : upper;
    at += length;
  }
  return args.budget().text(std::move(out));
}

JsValue fold_case(const JsValue& self, const Args& args) {
  return args.budget().text(to_lower(bytes_of(self)));
}

constexpr Method k_methods[] = {
    {"casefold", fold_case},
    {"center", center},
    {"count", count},
    {"format", format},
    {"index", index},
    {"isalnum", all_are<is_letter_or_digit>},
    {"isalpha", all_are<is_letter>},
    {"isdecimal", all_are<is_digit>},
    {"isdigit", all_are<is_digit>},
    {"isidentifier", is_identifier},
    {"islower", is_lower},
    {"isnumeric", all_are<is_digit>},
    {"isspace", all_are<is_space>},
    {"isupper", is_upper},
    {"ljust", justify_left},
    {"partition", partition},
    {"removeprefix", remove_prefix},
    {"removesuffix", remove_suffix},
    {"rfind", find_last},
    {"rjust", justify_right},
    {"rpartition", partition_last},
    {"splitlines", lines},
    {"swapcase", swap_case},
    {"zfill", fill_zeros},
};

}  // namespace

std::span<const Method> python_text_methods() {
  return k_methods;
}

}  // namespace bs::scaffold::engine
