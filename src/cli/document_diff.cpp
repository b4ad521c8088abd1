#include "cli/document_diff.hpp"

#include "bs/data/json.hpp"

namespace bs::cli {
namespace {

std::string leaf_text(const data::Value* value) {
  if (value == nullptr) return "";
  return value->is_string() ? value->as_string() : data::to_json(*value);
}

void compare(const std::string& prefix, const data::Value* before, const data::Value* after,
             std::vector<FieldChange>& out) {
  if (before != nullptr && after != nullptr && *before == *after) return;
  const bool both_objects =
      before != nullptr && after != nullptr && before->is_object() && after->is_object();
  if (!both_objects) {
    out.push_back({prefix, leaf_text(before), leaf_text(after)});
    return;
  }
  auto key_of = [&](const data::Member& member) {
    return prefix.empty() ? member.key : prefix + "." + member.key;
  };
  for (const auto& member : before->as_object())
    compare(key_of(member), &member.value, after->find(member.key), out);
  for (const auto& member : after->as_object()) {
    if (before->find(member.key) == nullptr) compare(key_of(member), nullptr, &member.value, out);
  }
}

}  // namespace

std::vector<FieldChange> document_diff(const data::Value& before, const data::Value& after) {
  std::vector<FieldChange> out;
  compare("", &before, &after, out);
  return out;
}

}  // namespace bs::cli
