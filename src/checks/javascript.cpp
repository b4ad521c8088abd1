#include "checks/javascript.hpp"

#include <charconv>
#include <cmath>
#include <limits>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::checks {

namespace {

using data::Type;
using data::Value;

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The length of the longest decimal number (StrDecimalLiteral) that the text starts with, 0: none.
std::size_t decimal_length(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  constexpr std::string_view k_infinity = "Infinity";
  if (text.substr(at).starts_with(k_infinity)) return at + k_infinity.size();
  const auto digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - from;
  };
  std::size_t count = digits();
  if (at < text.size() && text[at] == '.') {
    ++at;
    const std::size_t fraction = digits();
    if (count + fraction == 0) return 0;
    count += fraction;
  }
  if (count == 0) return 0;
  const std::size_t mantissa = at;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return mantissa;
  }
  return at;
}

double with_radix(std::string_view digits, int radix) {
  if (digits.empty()) return k_nan;
  double number = 0;
  for (const char c : digits) {
    int digit = 0;
    const auto result = std::from_chars(&c, &c + 1, digit, radix);
    if (result.ec != std::errc()) return k_nan;
    number = number * radix + digit;
  }
  return number;
}

double decimal(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.starts_with('I')) return is_negative ? -INFINITY : INFINITY;
  double number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec == std::errc::result_out_of_range) {
    // Far from zero or near to it: from_chars does not say, the exponent's sign does unless digits are many.
    const auto exponent = text.find_first_of("eE");
    const bool is_tiny = exponent != std::string_view::npos ? text.substr(exponent + 1).starts_with('-')
                                                            : text.starts_with('0') || text.starts_with('.');
    number = is_tiny ? 0 : INFINITY;
  }
  return is_negative ? -number : number;
}

/// Number(text).
double number_of(std::string_view text) {
  text = trim_unicode(text);
  if (text.empty()) return 0;
  if (text.size() > 1 && text[0] == '0') {
    const char kind = text[1];
    if (kind == 'x' || kind == 'X') return with_radix(text.substr(2), 16);
    if (kind == 'o' || kind == 'O') return with_radix(text.substr(2), 8);
    if (kind == 'b' || kind == 'B') return with_radix(text.substr(2), 2);
  }
  return decimal_length(text) == text.size() ? decimal(text) : k_nan;
}

double number_of(const Value& value) {
  switch (value.type()) {
    case Type::null:
      return 0;
    case Type::boolean:
      return value.as_boolean() ? 1 : 0;
    case Type::integer:
    case Type::number:
      return value.as_number();
    case Type::string:
      return number_of(std::string_view(value.as_string()));
    default:
      return number_of(std::string_view(javascript_text(value)));
  }
}

/// Units that belong to one character come as a pair of surrogates, which are below U+E000.
std::strong_ordering order_of_units(std::string_view a, std::string_view b) {
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  // Back to where a character starts, which is the same place in both.
  while (at > 0 && at < a.size() && (static_cast<unsigned char>(a[at]) & 0xC0u) == 0x80u) --at;
  if (at >= a.size() || at >= b.size()) return a.size() <=> b.size();
  const auto weight = [](char32_t c) { return c >= 0x10000 ? 0xD800u : static_cast<std::uint32_t>(c); };
  const char32_t x = decode_utf8(a, at).value;
  const char32_t y = decode_utf8(b, at).value;
  return weight(x) != weight(y) ? weight(x) <=> weight(y) : x <=> y;
}

bool is_text_in_comparisons(const Value& value) {
  return value.is_string() || value.is_array() || value.is_object();
}

}  // namespace

bool strictly_equal(const Value& a, const Value& b) noexcept {
  if (a.is_number() && b.is_number()) {
    if (a.type() == Type::integer && b.type() == Type::integer) return a.as_integer() == b.as_integer();
    return a.as_number() == b.as_number();
  }
  if (a.type() != b.type() || a.is_array() || a.is_object()) return false;
  return a == b;
}

std::string javascript_text(const Value& value) {
  switch (value.type()) {
    case Type::null:
      return "null";
    case Type::boolean:
      return value.as_boolean() ? "true" : "false";
    case Type::integer:
    case Type::number:
      return std::isfinite(value.as_number()) ? data::number_text(value.as_number())
             : std::isnan(value.as_number())  ? "NaN"
             : value.as_number() < 0          ? "-Infinity"
                                              : "Infinity";
    case Type::string:
      return value.as_string();
    case Type::object:
      return "[object Object]";
    case Type::array:
      break;
  }
  std::string out;
  bool is_first = true;
  for (const Value& item : value.as_array()) {
    if (!is_first) out += ',';
    is_first = false;
    if (!item.is_null()) out += javascript_text(item);
  }
  return out;
}

bool starts_with_number(const Value& value) {
  if (value.is_number()) return !std::isnan(value.as_number());
  if (value.is_null() || value.is_boolean() || value.is_object()) return false;
  return decimal_length(trim_unicode(javascript_text(value))) > 0;
}

std::partial_ordering javascript_order(const Value& a, const Value& b) {
  if (is_text_in_comparisons(a) && is_text_in_comparisons(b))
    return order_of_units(javascript_text(a), javascript_text(b));
  if (a.type() == Type::integer && b.type() == Type::integer) return a.as_integer() <=> b.as_integer();
  return number_of(a) <=> number_of(b);
}

}  // namespace bs::checks
