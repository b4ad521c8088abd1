#include "data/yaml_resolve.hpp"

namespace bs::data::yaml {
namespace {

constexpr std::string_view k_digits = "0123456789";

std::string_view without_sign(std::string_view text) {
  return !text.empty() && (text.front() == '-' || text.front() == '+') ? text.substr(1) : text;
}
bool only_of(std::string_view text, std::string_view set) {
  return text.find_first_not_of(set) == std::string_view::npos;
}
/// A digit, then digits and underscores.
bool is_grouped(std::string_view text) {
  return !text.empty() && k_digits.find(text.front()) != std::string_view::npos &&
         only_of(text, "0123456789_");
}
std::string ungrouped(std::string_view text) {
  std::string out(text);
  out.erase(std::remove(out.begin(), out.end(), '_'), out.end());
  return out;
}

std::optional<bool> word(std::string_view text) {
  constexpr std::array k_yes = {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON"};
  constexpr std::array k_no = {"n", "N", "no", "No", "NO", "off", "Off", "OFF"};
  if (std::find(k_yes.begin(), k_yes.end(), text) != k_yes.end()) return true;
  if (std::find(k_no.begin(), k_no.end(), text) != k_no.end()) return false;
  return std::nullopt;
}

/// [-+]PREFIX digits: the digits with their sign, in the given base.
std::optional<Value> prefixed(std::string_view text, std::string_view prefix, std::string_view digits,
                              int base) {
  std::string_view rest = without_sign(text);
  if (rest.substr(0, prefix.size()) != prefix) return std::nullopt;
  rest.remove_prefix(prefix.size());
  if (rest.empty() || !only_of(rest, digits)) return std::nullopt;
  return whole_number((text.front() == '-' ? "-" : "") + ungrouped(rest), base);
}

/// 12:30:45 and 1:30.5: base 60.
std::optional<Value> sexagesimal(std::string_view text) {
  const std::string_view rest = without_sign(text);
  const std::size_t colon = rest.find(':');
  if (colon == std::string_view::npos || !is_grouped(rest.substr(0, colon))) return std::nullopt;
  const std::size_t point = rest.find('.');
  double value = decimal_number(ungrouped(rest.substr(0, colon))).as_number();
  for (std::size_t at = colon; at < std::min(point, rest.size());) {
    const std::size_t end = std::min({rest.find(':', at + 1), point, rest.size()});
    const std::string_view part = rest.substr(at + 1, end - at - 1);
    const bool fits = part.size() == 1 || (part.size() == 2 && part.front() <= '5');
    if (!fits || !only_of(part, k_digits)) return std::nullopt;
    value = value * 60 + decimal_number(part).as_number();
    at = end;
  }
  if (point != std::string_view::npos) {
    const std::string fraction = ungrouped(rest.substr(point + 1));
    if (!only_of(fraction, k_digits)) return std::nullopt;
    if (!fraction.empty()) value += decimal_number("0." + fraction).as_number();
  }
  if (text.front() == '-') value = -value;
  if (point == std::string_view::npos) return whole_number(fmt::format("{:.0f}", value), 10);
  return Value(value);
}

/// Digits and underscores on either side of a point, or an exponent.
bool is_float(std::string_view text) {
  text = without_sign(text);
  const std::size_t e = text.find_first_of("eE");
  if (e != std::string_view::npos) {
    const std::string_view exponent = without_sign(text.substr(e + 1));
    if (exponent.empty() || !only_of(exponent, k_digits)) return false;
    text = text.substr(0, e);
  }
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos)
    return e != std::string_view::npos && (text.empty() || is_grouped(text));
  const std::string_view whole = text.substr(0, point);
  return (whole.empty() || is_grouped(whole)) && only_of(text.substr(point + 1), "0123456789_");
}

}  // namespace

std::optional<Value> resolve_yaml_1_1(std::string_view text) {
  if (const std::optional<bool> boolean = word(text)) return Value(*boolean);
  if (std::optional<Value> binary = prefixed(text, "0b", "01_", 2)) return binary;
  if (std::optional<Value> octal = prefixed(text, "0", "01234567_", 8)) return octal;
  if (is_grouped(without_sign(text))) {
    return whole_number((text.front() == '-' ? "-" : "") + ungrouped(without_sign(text)), 10);
  }
  if (std::optional<Value> hex = prefixed(text, "0x", "0123456789abcdefABCDEF_", 16)) return hex;
  if (std::optional<Value> special = special_float(text)) return special;
  if (is_float(text)) return decimal_number(ungrouped(text));
  return sexagesimal(text);
}

}  // namespace bs::data::yaml
