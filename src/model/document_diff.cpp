#include "bs/model/document_diff.hpp"

#include <string_view>
#include <unordered_map>

#include "bs/data/json.hpp"

namespace bs::model {
namespace {

bool is_scalar(const data::Value& value) {
  return !value.is_array() && !value.is_object();
}

std::string scalar_text(const data::Value& value) {
  return value.is_string() ? value.as_string() : data::to_json(value);
}

std::string text_of(const data::Value* value) {
  if (value == nullptr) return "";
  if (is_scalar(*value)) return scalar_text(*value);
  if (value->is_object() || value->as_array().empty()) return data::to_json(*value);
  std::string all;
  for (const data::Value& item : value->as_array()) {
    if (!is_scalar(item)) return data::to_json(*value);
    if (&item != &value->as_array().front()) all += ", ";
    all += scalar_text(item);
  }
  return all;
}

FieldChange leaf_change(std::string key, const data::Value* before, const data::Value* after) {
  FieldChange change{std::move(key), text_of(before), text_of(after)};
  if (change.before == change.after) {
    change.before = before == nullptr ? "" : data::to_json(*before);
    change.after = after == nullptr ? "" : data::to_json(*after);
  }
  return change;
}

bool may_look_inside(const data::Value* value) {
  return value == nullptr || (value->is_object() && !value->as_object().empty());
}

/// The members of an object by key; none of a missing value. A document may hold 100,000 of them.
using Members = std::unordered_map<std::string_view, const data::Value*>;

Members members_of(const data::Value* object) {
  Members members;
  if (object == nullptr) return members;
  for (const data::Member& member : object->as_object()) members.emplace(member.key, &member.value);
  return members;
}

const data::Value* find_in(const Members& members, std::string_view key) {
  const auto found = members.find(key);
  return found == members.end() ? nullptr : found->second;
}

/// `before` and `after` are the values of `key`; at most one of them is missing.
void compare(const std::string& key, const data::Value* before, const data::Value* after,
             std::vector<FieldChange>& changes) {
  if (before != nullptr && after != nullptr && *before == *after) return;
  const bool both_objects =
      before != nullptr && after != nullptr && before->is_object() && after->is_object();
  if (!both_objects && !(may_look_inside(before) && may_look_inside(after))) {
    changes.push_back(leaf_change(key, before, after));
    return;
  }
  const std::string prefix = key.empty() ? "" : key + '.';
  const Members old_members = members_of(before), new_members = members_of(after);
  if (before != nullptr) {
    for (const data::Member& member : before->as_object())
      compare(prefix + member.key, &member.value, find_in(new_members, member.key), changes);
  }
  if (after == nullptr) return;
  for (const data::Member& member : after->as_object()) {
    if (!old_members.contains(member.key)) compare(prefix + member.key, nullptr, &member.value, changes);
  }
}

}  // namespace

std::vector<FieldChange> document_diff(const data::Value& before, const data::Value& after) {
  std::vector<FieldChange> changes;
  compare("", &before, &after, changes);
  return changes;
}

}  // namespace bs::model
