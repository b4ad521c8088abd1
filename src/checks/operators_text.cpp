// Whether something is there, what a text holds, how long a text or a list is. A text is a string; numbers
// and booleans count as the text that they print as.
#include <cmath>

#include "bs/base/text.hpp"
#include "checks/javascript.hpp"
#include "checks/operators_table.hpp"

namespace bs::checks {

match::Regex compile_pattern(std::string_view pattern) {
  try {
    return match::Regex(pattern);
  } catch (const Error& refused) {
    if (refused.kind() != ErrorKind::config) throw;
    try {
      return match::Regex::ecmascript(pattern);
    } catch (const Error&) {
      throw refused;
    }
  }
}

namespace operators_table {

namespace {

std::optional<std::string> text_of(const data::Value* fact) {
  if (fact == nullptr || fact->is_null() || fact->is_array() || fact->is_object()) return std::nullopt;
  return javascript_text(*fact);
}

const std::string& wanted_text(const OperatorInput& input, std::string_view what) {
  if (!input.value->is_string()) throw not_taken(what, *input.value);
  return input.value->as_string();
}

}  // namespace

bool exists(const OperatorInput& input) {
  if (!input.value->is_boolean()) throw not_taken("exists takes true or false", *input.value);
  return (input.fact != nullptr) == input.value->as_boolean();
}

bool matches(const OperatorInput& input) {
  const std::string& pattern = wanted_text(input, "matches takes a pattern");
  const auto text = text_of(input.fact);
  if (input.pattern != nullptr) return text && input.pattern->search(*text);
  const match::Regex compiled = compile_pattern(pattern);
  return text && compiled.search(*text);
}

bool starts_with(const OperatorInput& input) {
  const std::string& part = wanted_text(input, "startsWith takes a text");
  const auto text = text_of(input.fact);
  return text && text->starts_with(part);
}

bool ends_with(const OperatorInput& input) {
  const std::string& part = wanted_text(input, "endsWith takes a text");
  const auto text = text_of(input.fact);
  return text && text->ends_with(part);
}

bool has_length_of(const OperatorInput& input) {
  const data::Value& value = *input.value;
  if (!value.is_number() || value.as_number() < 0 || std::trunc(value.as_number()) != value.as_number())
    throw not_taken("hasLengthOf takes a whole number from 0 on", value);
  if (input.fact == nullptr) return false;
  if (input.fact->is_array()) return static_cast<double>(input.fact->as_array().size()) == value.as_number();
  if (!input.fact->is_string()) return false;
  return static_cast<double>(count_utf16_units(repair_utf8(input.fact->as_string()))) == value.as_number();
}

}  // namespace operators_table

}  // namespace bs::checks
