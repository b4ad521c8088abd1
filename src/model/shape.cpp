#include "shape.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"

namespace bs::model {
namespace {

constexpr std::size_t k_longest_proposal = 100;  // bytes

std::string_view wanted(Form form) {
  switch (form) {
    case Form::text:
    case Form::string:
      return "a string";
    case Form::string_or_flag:
      return "a string, true or false";
    case Form::choice:
      return "a string";
    case Form::list:
      return "a list";
    case Form::map:
      return "a map";
    case Form::map_or_list:
      return "a map or a list of maps";
  }
  return "";
}

bool has_form(const data::Value& value, Form form) {
  switch (form) {
    case Form::text:
    case Form::string:
    case Form::choice:
      return value.is_string();
    case Form::string_or_flag:
      return value.is_string() || value.is_boolean();
    case Form::list:
      return value.is_array();
    case Form::map:
      return value.is_object();
    case Form::map_or_list:
      return value.is_object() || value.is_array();
  }
  return false;
}

/// What to write instead, where a mistake is a usual one.
std::string form_hint(const data::Value& value, Form form) {
  const bool wants_string = wanted(form) == wanted(Form::string);
  if (wants_string && (value.is_boolean() || value.is_number())) return "put it in quotes";
  if (wants_string && value.is_array() && value.as_array().size() == 1 && value.as_array()[0].is_string())
    return fmt::format("write {} without the list", in_quotes(value.as_array()[0].as_string()));
  if (form == Form::list && value.is_string() && value.as_string().size() <= k_longest_proposal)
    return fmt::format("write [{}]", value.as_string());
  if (form == Form::list && value.is_null()) return "write [] for an empty list";
  if (form == Form::map && value.is_null()) return "remove the key, or write {} for an empty map";
  return "";
}

std::string missing_hint(const data::Value& map, const Field& field) {
  std::vector<std::string> keys;
  for (const data::Member& member : map.as_object()) keys.push_back(member.key);
  if (const auto meant = nearest(field.key, keys))
    return fmt::format("is \"{}\" meant to be \"{}\"?", *meant, field.key);
  if (field.example.empty()) return "";
  return fmt::format("for example \"{}: {}\"", field.key, field.example);
}

bool check_choice(const data::Value& value, const Shape& shape, const Path& path, Stage stage,
                  Faults& faults) {
  const std::string& text = value.as_string();
  std::vector<std::string> choices;
  for (const std::string_view choice : shape.choices) {
    if (choice == text) return true;
    choices.push_back(in_quotes(choice));
  }
  faults.error(stage,
               fmt::format("{} must be {}, found {}", path.text(), join(choices, " or "), in_quotes(text)),
               value.mark);
  return false;
}

bool check_map(const data::Value& map, const Shape& shape, const Path& path, Stage stage, Faults& faults) {
  bool sound = true;
  for (const Field& field : shape.fields) sound &= check_field(map, field, path, stage, faults);
  if (shape.others == nullptr) return sound;
  for (const data::Member& member : map.as_object()) {
    const bool known = std::any_of(shape.fields.begin(), shape.fields.end(),
                                   [&](const Field& field) { return field.key == member.key; });
    if (!known) sound &= check_shape(member.value, *shape.others, path.member(member), stage, faults);
  }
  return sound;
}

bool check_items(const data::Value& list, const Shape& item, const Path& path, Stage stage, Faults& faults) {
  bool sound = true;
  std::size_t at = 0;
  for (const data::Value& value : list.as_array())
    sound &= check_shape(value, item, path.item(at++, value.mark), stage, faults);
  return sound;
}

}  // namespace

bool check_shape(const data::Value& value, const Shape& shape, const Path& path, Stage stage,
                 Faults& faults) {
  if (!has_form(value, shape.form)) {
    faults.error(stage,
                 fmt::format("{} must be {}, found {}", path.text(), wanted(shape.form), described(value)),
                 value.mark, form_hint(value, shape.form));
    return false;
  }
  switch (shape.form) {
    case Form::text:
      if (!value.as_string().empty()) return true;
      faults.error(stage, fmt::format("{} must not be empty", path.text()), value.mark);
      return false;
    case Form::choice:
      return check_choice(value, shape, path, stage, faults);
    case Form::list:
      return check_items(value, *shape.items, path, stage, faults);
    case Form::map:
      return check_map(value, shape, path, stage, faults);
    case Form::map_or_list:
      if (value.is_array()) return check_items(value, *shape.items, path, stage, faults);
      return check_map(value, *shape.items, path, stage, faults);
    case Form::string:
    case Form::string_or_flag:
      break;
  }
  return true;
}

bool check_field(const data::Value& map, const Field& field, const Path& path, Stage stage, Faults& faults) {
  if (const data::Member* member = map.find_member(field.key))
    return check_shape(member->value, *field.shape, path.member(*member), stage, faults);
  if (!field.required) return true;
  faults.error(stage, fmt::format("{} is missing", path.text_with(field.key)), path.key_mark,
               missing_hint(map, field));
  return false;
}

}  // namespace bs::model
