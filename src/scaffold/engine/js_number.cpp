#include "scaffold/engine/js_number.hpp"

#include <charconv>
#include <cmath>
#include <limits>

#include "bs/base/text.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
constexpr double k_infinity = std::numeric_limits<double>::infinity();

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

/// The length of the decimal number without a sign that `text` starts with, or 0.
std::size_t decimal_length(std::string_view text) {
  const std::size_t whole = digits_at(text, 0);
  std::size_t end = whole;
  std::size_t fraction = 0;
  if (end < text.size() && text[end] == '.') {
    fraction = digits_at(text, end + 1);
    if (whole + fraction > 0) end += 1 + fraction;
  }
  if (whole + fraction == 0) return 0;
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    std::size_t at = end + 1;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (const std::size_t exponent = digits_at(text, at)) end = at + exponent;
  }
  return end;
}

/// What is too large or too small for a double: where its first digit that counts stands decides.
double out_of_range(std::string_view decimal) {
  const std::size_t e = decimal.find_first_of("eE");
  const std::string_view mantissa = decimal.substr(0, e);
  if (e != std::string_view::npos && decimal[e + 1] == '-') return 0;
  if (e != std::string_view::npos && mantissa.find_first_not_of("0.") != std::string_view::npos)
    return k_infinity;
  const std::size_t first = mantissa.find_first_not_of('0');
  return first != std::string_view::npos && mantissa[first] != '.' ? k_infinity : 0;
}

double decimal_value(std::string_view decimal) {
  double value = 0;
  const auto [end, error] = std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
  static_cast<void>(end);
  return error == std::errc::result_out_of_range ? out_of_range(decimal) : value;
}

struct Signed {
  bool is_negative = false;
  std::string_view rest;
};

Signed without_sign(std::string_view text) {
  if (text.empty() || (text[0] != '-' && text[0] != '+')) return {false, text};
  return {text[0] == '-', text.substr(1)};
}

int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

/// The digits of `radix` that `text` starts with, and how many they are.
std::pair<double, std::size_t> radix_digits(std::string_view text, int radix) {
  double value = 0;
  std::size_t count = 0;
  for (; count < text.size() && digit_value(text[count]) < radix; ++count)
    value = value * radix + digit_value(text[count]);
  return {value, count};
}

/// 0x, 0o and 0b, which take no sign; NaN when it is none of them.
double prefixed_value(std::string_view text) {
  if (text.size() < 3 || text[0] != '0') return k_nan;
  const char letter = static_cast<char>(text[1] | 0x20);
  const int radix = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
  if (radix == 0) return k_nan;
  const auto [value, count] = radix_digits(text.substr(2), radix);
  return count == text.size() - 2 ? value : k_nan;
}

}  // namespace

double number_of_text(std::string_view text) {
  text = trim_unicode(text);
  if (text.empty()) return 0;
  if (const double prefixed = prefixed_value(text); !std::isnan(prefixed)) return prefixed;
  const auto [is_negative, rest] = without_sign(text);
  double value = k_nan;
  if (rest == "Infinity") {
    value = k_infinity;
  } else if (!rest.empty() && decimal_length(rest) == rest.size()) {
    value = decimal_value(rest);
  }
  return is_negative ? -value : value;
}

double parse_float(std::string_view text) {
  const auto [is_negative, rest] = without_sign(trim_unicode(text));
  double value = k_nan;
  if (rest.starts_with("Infinity")) {
    value = k_infinity;
  } else if (const std::size_t length = decimal_length(rest)) {
    value = decimal_value(rest.substr(0, length));
  }
  return is_negative ? -value : value;
}

double parse_int(std::string_view text, double radix) {
  auto [is_negative, rest] = without_sign(trim_unicode(text));
  // ToInt32, as far as a radix can make sense.
  const double whole = std::isfinite(radix) ? std::fmod(std::trunc(radix), 4294967296.0) : 0;
  const bool is_hex = rest.size() > 1 && rest[0] == '0' && (rest[1] == 'x' || rest[1] == 'X');
  if ((whole == 0 || whole == 16) && is_hex) {
    const auto [value, count] = radix_digits(rest.substr(2), 16);
    return count == 0 ? k_nan : is_negative ? -value : value;
  }
  if (whole != 0 && (whole < 2 || whole > 36)) return k_nan;
  const int base = whole == 0 ? 10 : static_cast<int>(whole);
  const auto [sum, count] = radix_digits(rest, base);
  if (count == 0) return k_nan;
  const double value = base == 10 ? decimal_value(rest.substr(0, count)) : sum;
  return is_negative ? -value : value;
}

double to_integer(double number) {
  return std::isnan(number) ? 0 : std::trunc(number);
}

std::size_t clamped_index(double number, std::size_t length) {
  const double whole = to_integer(number);
  if (whole <= 0) return 0;
  return whole >= static_cast<double>(length) ? length : static_cast<std::size_t>(whole);
}

std::size_t relative_index(double number, std::size_t length) {
  const double whole = to_integer(number);
  return clamped_index(whole < 0 ? whole + static_cast<double>(length) : whole, length);
}

double power(double base, double exponent) {
  if (std::isnan(exponent) || (std::abs(base) == 1 && std::isinf(exponent))) return k_nan;
  return std::pow(base, exponent);
}

double remainder(double a, double b) {
  return std::fmod(a, b);
}

double round_half_up(double number) {
  if (!std::isfinite(number)) return number;
  const double below = std::floor(number);
  const double rounded = number - below >= 0.5 ? below + 1 : below;
  return rounded == 0 && (number < 0 || std::signbit(number)) ? -0.0 : rounded;
}

}  // namespace bs::scaffold::engine
