#include "data/yaml_resolve.hpp"

#include <charconv>
#include <cmath>
#include <limits>

#include "data/yaml_binary.hpp"

namespace bs::data::yaml {
namespace {

constexpr double k_exact_integers = 9007199254740992.0;  // 2^53

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}
bool only_of(std::string_view text, std::string_view set) {
  return !text.empty() && text.find_first_not_of(set) == std::string_view::npos;
}
std::string_view without_sign(std::string_view text) {
  return !text.empty() && (text.front() == '-' || text.front() == '+') ? text.substr(1) : text;
}
bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_null(std::string_view text) {
  return text.empty() || one_of(text, {"~", "null", "Null", "NULL"});
}

std::optional<bool> boolean(std::string_view text) {
  if (one_of(text, {"true", "True", "TRUE"})) return true;
  if (one_of(text, {"false", "False", "FALSE"})) return false;
  return std::nullopt;
}

/// 1. .5 1.5 1e3 -1.5E-3: digits on at least one side of a point or before an exponent.
bool is_decimal(std::string_view text) {
  text = without_sign(text);
  const std::size_t e = text.find_first_of("eE");
  if (e != std::string_view::npos && !all_digits(without_sign(text.substr(e + 1)))) return false;
  const std::string_view mantissa = text.substr(0, e);
  const std::size_t point = mantissa.find('.');
  if (point == std::string_view::npos) return e != std::string_view::npos && all_digits(mantissa);
  const std::string_view whole = mantissa.substr(0, point);
  const std::string_view fraction = mantissa.substr(point + 1);
  if (whole.empty()) return all_digits(fraction);
  return all_digits(whole) && (fraction.empty() || all_digits(fraction));
}

std::optional<Value> number(std::string_view text) {
  if (all_digits(without_sign(text))) return whole_number(text, 10);
  if (text.substr(0, 2) == "0o" && only_of(text.substr(2), "01234567"))
    return whole_number(text.substr(2), 8);
  if (text.substr(0, 2) == "0x" && only_of(text.substr(2), "0123456789abcdefABCDEF")) {
    return whole_number(text.substr(2), 16);
  }
  if (std::optional<Value> special = special_float(text)) return special;
  if (is_decimal(text)) return decimal_number(text);
  return std::nullopt;
}

/// True when no text that starts with `c` is anything but text. (In YAML 1.1 "e3" is a number, if none that
/// means one.)
constexpr bool starts_text(char c, bool yaml_1_1) {
  if (yaml_1_1 && (c == 'e' || c == 'E')) return false;
  return !is_digit(c) && std::string_view("+-.~tTfFnNyYoO").find(c) == std::string_view::npos;
}

}  // namespace

std::optional<Value> special_float(std::string_view text) {
  if (one_of(text, {".nan", ".NaN", ".NAN"})) return Value(std::numeric_limits<double>::quiet_NaN());
  if (!one_of(without_sign(text), {".inf", ".Inf", ".INF"})) return std::nullopt;
  const double infinity = std::numeric_limits<double>::infinity();
  return Value(text.front() == '-' ? -infinity : infinity);
}

Value whole_number(std::string_view digits, int base) {
  const bool negative = digits.substr(0, 1) == "-";
  digits = without_sign(digits);
  double value = 0;
  if (digits.empty()) return decimal_number(digits);
  if (base == 10) {
    value = decimal_number(digits).as_number();
  } else {
    for (const char c : digits) {
      const int digit = is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
      value = value * base + digit;
    }
  }
  if (negative) value = -value;
  if (std::abs(value) <= k_exact_integers) return Value(static_cast<std::int64_t>(value));
  return Value(value);
}

Value decimal_number(std::string_view text) {
  const bool negative = text.substr(0, 1) == "-";
  text = without_sign(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  static_cast<void>(end);
  if (error == std::errc::invalid_argument) return Value(std::numeric_limits<double>::quiet_NaN());
  if (error == std::errc::result_out_of_range) {
    // Too large or too small for a double; the sign of the exponent tells which.
    const std::size_t e = text.find_first_of("eE");
    const bool small = e != std::string_view::npos && text[e + 1] == '-';
    value = small ? 0 : std::numeric_limits<double>::infinity();
  }
  return Value(negative ? -value : value);
}

Value resolve_plain(std::string text, bool yaml_1_1) {
  if (!text.empty() && starts_text(text.front(), yaml_1_1)) return Value(std::move(text));
  if (is_null(text)) return Value();
  if (const std::optional<bool> word = boolean(text)) return Value(*word);
  if (yaml_1_1) {
    if (std::optional<Value> old = resolve_yaml_1_1(text)) return std::move(*old);
  } else if (std::optional<Value> typed = number(text)) {
    return std::move(*typed);
  }
  return Value(std::move(text));
}

Value resolve_tagged(std::string text, std::string_view tag, bool yaml_1_1) {
  constexpr std::string_view k_core = "tag:yaml.org,2002:";
  if (tag.substr(0, k_core.size()) != k_core) return Value(std::move(text));
  const std::string_view name = tag.substr(k_core.size());
  if (name == "binary") return binary_value(text);
  Value plain = resolve_plain(text, yaml_1_1);
  // A tag holds when the text is of that type by itself: !!int 1.5 stays text.
  const bool hex = without_sign(text).substr(0, 2) == "0x";
  const bool float_text = !hex && text.find_first_of(".eE") != std::string::npos;
  if ((name == "null" && plain.is_null()) || (name == "bool" && plain.is_boolean()) ||
      (name == "int" && plain.is_number() && !float_text) ||
      (name == "float" && plain.is_number() && float_text)) {
    return plain;
  }
  return Value(std::move(text));
}

}  // namespace bs::data::yaml
