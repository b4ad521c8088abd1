#include "catalog/document_diff.hpp"

#include <algorithm>

#include "bs/data/json.hpp"

namespace bs::catalog {

namespace {

std::string text_of(const data::Value* value) {
  if (value == nullptr) return "";
  if (value->is_string()) return value->as_string();
  if (!value->is_array()) return data::to_json(*value);
  std::string all;
  for (const data::Value& item : value->as_array()) {
    if (item.is_array() || item.is_object()) return data::to_json(*value);
    if (!all.empty()) all += ", ";
    all += text_of(&item);
  }
  return all;
}

/// `before` and `after` are the values of `key`; one of them may be missing.
void compare(const std::string& key, const data::Value* before, const data::Value* after,
             std::vector<ChangeRow::Field>& fields) {
  if (before != nullptr && after != nullptr && *before == *after) return;
  const bool looks_inside =
      (before == nullptr || before->is_object()) && (after == nullptr || after->is_object());
  if (!looks_inside) {
    fields.push_back({key, text_of(before), text_of(after)});
    return;
  }
  const std::string prefix = key.empty() ? "" : key + '.';
  if (before != nullptr) {
    for (const data::Member& member : before->as_object()) {
      compare(prefix + member.key, &member.value, after != nullptr ? after->find(member.key) : nullptr,
              fields);
    }
  }
  if (after == nullptr) return;
  for (const data::Member& member : after->as_object()) {
    if (before == nullptr || before->find(member.key) == nullptr) {
      compare(prefix + member.key, nullptr, &member.value, fields);
    }
  }
}

}  // namespace

std::vector<ChangeRow::Field> differences(const data::Value& before, const data::Value& after) {
  std::vector<ChangeRow::Field> fields;
  compare("", &before, &after, fields);
  return fields;
}

std::string fields_to_json(const std::vector<ChangeRow::Field>& fields) {
  data::Value all = data::Value::array();
  for (const ChangeRow::Field& field : fields) {
    all.push_back(data::Array{field.key, field.before, field.after});
  }
  return data::to_json(all);
}

std::vector<ChangeRow::Field> fields_from_json(std::string_view json) {
  std::vector<ChangeRow::Field> fields;
  const data::Value all = data::parse_json(json);
  if (!all.is_array()) return fields;
  for (const data::Value& field : all.as_array()) {
    if (!field.is_array() || field.as_array().size() != 3) continue;
    const auto part = [&](std::size_t i) {
      const data::Value& value = field.as_array()[i];
      return value.is_string() ? value.as_string() : std::string();
    };
    fields.push_back({part(0), part(1), part(2)});
  }
  return fields;
}

}  // namespace bs::catalog
