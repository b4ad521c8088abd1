#include <charconv>
#include <cmath>

#include "bs/data/json.hpp"

namespace bs::data {
namespace {

/// The shortest digits that read back as the number, and the place of the decimal point after the first
/// `point` of them (0 or less: zeros come first).
struct Digits {
  std::string digits;
  int point = 0;
};

Digits shortest_digits(double number) {
  std::array<char, 32> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific);
  static_cast<void>(error);  // 32 characters hold every double
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t e = text.find('e');
  Digits result;
  for (const char c : text.substr(0, e)) {
    if (c != '.') result.digits += c;
  }
  int exponent = 0;
  const std::size_t sign = text[e + 1] == '+' ? 1 : 0;  // from_chars knows '-' alone
  std::from_chars(text.data() + e + 1 + sign, text.data() + text.size(), exponent);
  result.point = exponent + 1;
  return result;
}

std::string with_exponent(const Digits& digits) {
  const int exponent = digits.point - 1;
  std::string text = digits.digits.substr(0, 1);
  if (digits.digits.size() > 1) text += "." + digits.digits.substr(1);
  return text + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
}

}  // namespace

std::string number_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  if (number == 0) return "0";
  const std::string sign = number < 0 ? "-" : "";
  Digits digits = shortest_digits(std::abs(number));
  const int count = static_cast<int>(digits.digits.size());
  if (digits.point > 21 || digits.point < -5) return sign + with_exponent(digits);
  if (digits.point <= 0) {
    return sign + "0." + std::string(static_cast<std::size_t>(-digits.point), '0') + digits.digits;
  }
  if (digits.point >= count) {
    return sign + digits.digits + std::string(static_cast<std::size_t>(digits.point - count), '0');
  }
  return sign + digits.digits.insert(static_cast<std::size_t>(digits.point), 1, '.');
}

}  // namespace bs::data
