#include <charconv>
#include <cmath>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "match/schema_check.hpp"

namespace bs::match {

namespace {

using data::Value;

/// < 0, 0 or > 0; whole numbers exactly.
int compared(const Value& a, const Value& b) {
  if (a.type() == data::Type::integer && b.type() == data::Type::integer) {
    return a.as_integer() < b.as_integer() ? -1 : a.as_integer() > b.as_integer() ? 1 : 0;
  }
  return a.as_number() < b.as_number() ? -1 : a.as_number() > b.as_number() ? 1 : 0;
}

/// A number as digits × 10^exponent, the shortest that reads back as it.
struct Decimal {
  std::uint64_t digits = 0;
  int exponent = 0;
};

Decimal decimal_of(const Value& value) {
  Decimal out;
  if (value.type() == data::Type::integer) {
    const std::int64_t integer = value.as_integer();
    out.digits = integer < 0 ? 0 - static_cast<std::uint64_t>(integer) : static_cast<std::uint64_t>(integer);
    return out;
  }
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                          std::abs(value.as_number()), std::chars_format::scientific);
  static_cast<void>(error);  // 32 characters hold every double
  bool behind_point = false;
  const char* at = buffer.data();
  for (; at != end && *at != 'e'; ++at) {
    if (*at == '.') {
      behind_point = true;
      continue;
    }
    out.digits = out.digits * 10 + static_cast<std::uint64_t>(*at - '0');
    if (behind_point) --out.exponent;
  }
  int exponent = 0;
  if (at != end) std::from_chars(at + (at[1] == '+' ? 2 : 1), end, exponent);
  out.exponent += exponent;
  return out;
}

}  // namespace

bool is_multiple(const Value& number, const Value& of) {
  if (!std::isfinite(number.as_number())) return false;  // YAML has .inf
  Decimal a = decimal_of(number);
  Decimal b = decimal_of(of);
  if (a.digits == 0) return true;  // 0 is a multiple of all
  while (b.digits % 10 == 0) b = {b.digits / 10, b.exponent + 1};
  while (a.digits % 10 == 0) a = {a.digits / 10, a.exponent + 1};
  if (a.exponent < b.exponent) return false;  // the zeros that b ends in are not among a's digits
  constexpr std::uint64_t k_safe = std::uint64_t{1} << 60u;  // ten times a remainder still fits
  std::uint64_t rest = a.digits % b.digits;
  for (int i = b.exponent; i < a.exponent && rest != 0; ++i) {
    if (b.digits > k_safe) return std::fmod(number.as_number(), of.as_number()) == 0;
    rest = rest * 10 % b.digits;
  }
  return rest == 0;
}

std::string javascript_text(const Value& value) {
  switch (value.type()) {
    case data::Type::string:
      return value.as_string();
    case data::Type::object:
      return "[object Object]";
    case data::Type::array: {
      std::vector<std::string> parts;
      for (const Value& item : value.as_array()) parts.push_back(item.is_null() ? "" : javascript_text(item));
      return join(parts, ",");
    }
    default:
      return data::to_json(value);
  }
}

std::string count_text(std::size_t count) {
  return data::number_text(static_cast<double>(count));
}

bool SchemaChecker::bound(const Here& here, const std::optional<Value>& limit, std::string_view keyword,
                          std::string_view sign) {
  if (!limit) return true;
  const int order = compared(here.value, *limit);
  const bool passed = (order < 0 && sign.front() == '<') || (order > 0 && sign.front() == '>') ||
                      (order == 0 && sign.ends_with('='));
  if (passed) return true;
  return fail(here, keyword, fmt::format("must be {} {}", sign, javascript_text(*limit)),
              fmt::format("comparison: {}, limit: {}", sign, javascript_text(*limit)));
}

bool SchemaChecker::maximum(const Here& here) {
  return bound(here, here.node.maximum, "maximum", "<=");
}
bool SchemaChecker::minimum(const Here& here) {
  return bound(here, here.node.minimum, "minimum", ">=");
}
bool SchemaChecker::exclusive_maximum(const Here& here) {
  return bound(here, here.node.exclusive_maximum, "exclusiveMaximum", "<");
}
bool SchemaChecker::exclusive_minimum(const Here& here) {
  return bound(here, here.node.exclusive_minimum, "exclusiveMinimum", ">");
}

bool SchemaChecker::multiple_of(const Here& here) {
  if (!here.node.multiple_of || is_multiple(here.value, *here.node.multiple_of)) return true;
  const std::string of = javascript_text(*here.node.multiple_of);
  return fail(here, "multipleOf", "must be multiple of " + of, "multipleOf: " + of);
}

bool SchemaChecker::at_most(const Here& here, std::size_t size, Node::Count limit, std::string_view keyword,
                            std::string_view of) {
  if (!limit || size <= *limit) return true;
  return fail(here, keyword, fmt::format("must NOT have more than {} {}", count_text(*limit), of),
              "limit: " + count_text(*limit));
}

bool SchemaChecker::at_least(const Here& here, std::size_t size, Node::Count limit, std::string_view keyword,
                             std::string_view of) {
  if (!limit || size >= *limit) return true;
  return fail(here, keyword, fmt::format("must NOT have fewer than {} {}", count_text(*limit), of),
              "limit: " + count_text(*limit));
}

bool SchemaChecker::length(const Here& here) {
  if (!here.node.max_length && !here.node.min_length) return true;
  const std::size_t size = count_code_points(here.value.as_string());
  const bool short_enough = at_most(here, size, here.node.max_length, "maxLength", "characters");
  return at_least(here, size, here.node.min_length, "minLength", "characters") && short_enough;
}

bool SchemaChecker::pattern(const Here& here) {
  if (!here.node.pattern || here.node.pattern->holds(here.value.as_string())) return true;
  return fail(here, "pattern", fmt::format("must match pattern \"{}\"", here.node.pattern_text),
              "pattern: " + here.node.pattern_text);
}

bool SchemaChecker::format(const Here& here) {
  if (here.node.format == nullptr || here.node.format(here.value.as_string())) return true;
  return fail(here, "format", fmt::format("must match format \"{}\"", here.node.format_name),
              "format: " + here.node.format_name);
}

bool SchemaChecker::constant(const Here& here) {
  if (!here.node.constant || here.value == *here.node.constant) return true;
  return fail(here, "const", "must be equal to constant",
              "allowedValue: " + javascript_text(*here.node.constant));
}

bool SchemaChecker::choices(const Here& here) {
  if (!here.node.choices) return true;
  const data::Array& all = *here.node.choices;
  if (std::find(all.begin(), all.end(), here.value) != all.end()) return true;
  return fail(here, "enum", "must be equal to one of the allowed values",
              "allowedValues: " + javascript_text(Value(all)));
}

}  // namespace bs::match
