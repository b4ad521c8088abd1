#include <charconv>
#include <cmath>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/scaffold/form.hpp"
#include "scaffold/form_questions.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

[[noreturn]] void refuse(const std::string& message, std::string hint = "") {
  throw Error(ErrorKind::usage, message).hint(std::move(hint));
}

Value read_yaml(std::string_view text, std::string_view name) {
  try {
    return data::parse_yaml_single(text, "");
  } catch (const Error& error) {
    const std::string whose = name.empty() ? "the value" : fmt::format("the value of {}", shown(name));
    refuse(fmt::format("{} is no YAML: {}", whose, error.message()));
  }
}

Value read_boolean(std::string_view text, const std::string& name) {
  const std::string word = to_lower(trim(text));
  for (const std::string_view yes : {"yes", "true", "y", "on"}) {
    if (word == yes) return Value(true);
  }
  for (const std::string_view no : {"no", "false", "n", "off"}) {
    if (word == no) return Value(false);
  }
  refuse(fmt::format("{} is yes or no, not \"{}\"", shown(name), shown(text)));
}

std::optional<Value> number_in(std::string_view written) {
  const std::string_view text = trim(written);
  const char* end = text.data() + text.size();
  std::int64_t whole = 0;
  const auto as_whole = std::from_chars(text.data(), end, whole);
  if (as_whole.ec == std::errc() && as_whole.ptr == end) return Value(whole);
  double number = 0;
  const auto as_number = std::from_chars(text.data(), end, number);
  const bool is_number = as_number.ec == std::errc() && as_number.ptr == end && std::isfinite(number);
  return is_number ? std::optional(Value(number)) : std::nullopt;
}

Value read_number(std::string_view text, const std::string& name, bool is_whole) {
  const std::optional<Value> number = number_in(text);
  constexpr double k_exact = 9007199254740992.0;  // 2^53
  if (number && number->type() == data::Type::number && is_whole) {
    const double value = number->as_number();
    if (value == std::floor(value) && std::abs(value) <= k_exact)
      return Value(static_cast<std::int64_t>(value));
  } else if (number) {
    return *number;
  }
  refuse(fmt::format("{} is a {}number, not \"{}\"", shown(name), is_whole ? "whole " : "", shown(text)));
}

/// The choice that is written by its value, else by its label.
const Choice* chosen(const std::vector<Choice>& choices, std::string_view text) {
  for (const Choice& choice : choices) {
    if (line_of(choice.value) == text) return &choice;
  }
  const Choice* found = nullptr;
  for (const Choice& choice : choices) {
    if (!equal_ignoring_case(choice.label, text)) continue;
    if (found != nullptr) return nullptr;
    found = &choice;
  }
  return found;
}

bool is_number_schema(const Value& schema) {
  const std::string type = schema.string_or("type");
  return type == "number" || type == "integer";
}

Value read_choice(std::string_view text, const Question& question) {
  if (const Choice* choice = chosen(question.choices, text)) return choice->value;
  if (is_number_schema(question.schema)) {
    if (const auto number = number_in(text)) return *number;
  }
  return Value(text);  // whether it may be that, the schema says
}

/// One item as the schema of the items wants it.
Value read_item(std::string_view text, const Question& question) {
  if (const Choice* choice = chosen(question.choices, text)) return choice->value;
  const Value* items = question.schema.find("items");
  if (items == nullptr || !items->is_object()) return Value(text);
  const std::string type = items->string_or("type", "string");
  if (type == "boolean") return read_boolean(text, question.name);
  if (type == "integer" || type == "number") return read_number(text, question.name, type == "integer");
  return Value(text);
}

/// `[a, b]` with nothing in it that YAML would have to read: 1.10 stays what was written.
std::string_view without_brackets(std::string_view text) {
  const bool is_plain = text.size() >= 2 && text.front() == '[' && text.back() == ']' &&
                        text.find_first_of("[]{}\"'#&*!|>%@`\n\\:", 1) == text.size() - 1;
  return is_plain ? trim(text.substr(1, text.size() - 2)) : text;
}

Value read_list(std::string_view text, const Question& question) {
  const std::string_view trimmed = without_brackets(trim(text));
  if (trimmed.empty()) return Value::array();
  Value out = Value::array();
  if (trimmed.front() == '[' || trimmed.starts_with("- ")) {
    const Value read = read_yaml(trimmed, question.name);
    if (!read.is_array()) refuse(fmt::format("{} is a list, such as a,b or [a, b]", shown(question.name)));
    for (const Value& item : read.as_array()) {
      // What is written without quotes is text where text is wanted; numbers there are written as they were.
      const bool is_scalar = !item.is_array() && !item.is_object() && !item.is_null();
      out.push_back(is_scalar ? read_item(line_of(item), question) : item);
    }
    return out;
  }
  if (chosen(question.choices, trimmed) != nullptr) {
    out.push_back(read_item(trimmed, question));
    return out;
  }
  for (const std::string_view part : split(trimmed, ',')) {
    if (!trim(part).empty()) out.push_back(read_item(trim(part), question));
  }
  return out;
}

Value read_object(std::string_view text, const Question& question) {
  Value out = read_yaml(text, question.name);
  const bool wants_list = question.schema.string_or("type") == "array";
  if (wants_list ? out.is_array() : !out.is_string()) return out;
  refuse(fmt::format("{} is {}, written as YAML", shown(question.name),
                     wants_list ? "a list such as [{a: b}]" : "a map such as {a: b}"));
}

}  // namespace

Value read_answer(std::string_view text, const Question* question) {
  if (question == nullptr) return read_yaml(text, "");
  switch (question->answer) {
    case Answer::text:
    case Answer::secret:
      return Value(text);
    case Answer::boolean:
      return read_boolean(text, question->name);
    case Answer::integer:
    case Answer::number:
      return read_number(text, question->name, question->answer == Answer::integer);
    case Answer::choice:
      return read_choice(text, *question);
    case Answer::choices:
    case Answer::list:
      return read_list(text, *question);
    case Answer::object:
      return read_object(text, *question);
  }
  return Value(text);
}

}  // namespace bs::scaffold
