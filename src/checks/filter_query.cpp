#include "checks/filter_query.hpp"

#include "bs/base/text.hpp"
#include "checks/javascript.hpp"

namespace bs::checks {

namespace {

using data::Value;
using Relations = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view k_relations = "relations.";

bool same_text(std::string_view a, std::string_view b) {
  return to_upper(a) == to_upper(b);
}

/// Texts without case, numbers also as their text, lists item by item; null equals nothing.
bool same(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return false;
  if (strictly_equal(a, b)) return true;
  if (a.is_string() && b.is_string()) return same_text(a.as_string(), b.as_string());
  if (a.is_number() || b.is_number()) return javascript_text(a) == javascript_text(b);
  if (!a.is_array() || !b.is_array() || a.as_array().size() != b.as_array().size()) return false;
  return std::equal(a.as_array().begin(), a.as_array().end(), b.as_array().begin(), same);
}

/// Keys may hold dots themselves: every way of taking the path apart is tried, in the order of the keys.
const Value* value_at(const Value& value, std::string_view path) {
  if (path.empty() || !value.is_object()) return nullptr;
  for (const data::Member& member : value.as_object()) {
    if (member.key == path) return &member.value;
    if (path.size() <= member.key.size() || path[member.key.size()] != '.' || !path.starts_with(member.key))
      continue;
    if (const Value* found = value_at(member.value, path.substr(member.key.size() + 1))) return found;
  }
  return nullptr;
}

struct Query {
  const Value* root;  ///< what a path starts from at the top, where relations answer
  const Relations& relations;

  bool holds(const Value& query, const Value& value) const;
  bool holds_field(const Value& asked, const Value* value) const;
  bool holds_member(const data::Member& member, const Value& value) const;
};

bool starts_with_text(const Value* value, const Value& prefix) {
  return value != nullptr && value->is_string() && prefix.is_string() &&
         to_upper(value->as_string()).starts_with(to_upper(prefix.as_string()));
}

bool Query::holds_field(const Value& asked, const Value* value) const {
  if (!asked.is_object()) return value != nullptr && same(*value, asked);
  if (const Value* item = asked.find("$contains")) {
    return value != nullptr && value->is_array() &&
           std::any_of(value->as_array().begin(), value->as_array().end(),
                       [&](const Value& one) { return holds(*item, one); });
  }
  if (const Value* list = asked.find("$in")) {
    return value != nullptr && list->is_array() &&
           std::any_of(list->as_array().begin(), list->as_array().end(),
                       [&](const Value& one) { return same(*value, one); });
  }
  if (const Value* wanted = asked.find("$exists"))
    return wanted->is_boolean() && wanted->as_boolean() == (value != nullptr);
  if (const Value* prefix = asked.find("$hasPrefix")) return starts_with_text(value, *prefix);
  return false;
}

bool Query::holds_member(const data::Member& member, const Value& value) const {
  if (member.key.starts_with('$')) return false;
  const std::string_view key = member.key;
  const Value* found = value_at(value, key);
  if (found == nullptr && &value == root && key.starts_with(k_relations)) {
    Value targets = Value::array();
    for (const auto& [type, target] : relations)
      if (equal_ignoring_case(type, key.substr(k_relations.size()))) targets.push_back(Value(target));
    if (targets.as_array().empty()) return holds_field(member.value, nullptr);
    // One value is asked of each, as the catalog's own search has it; $contains and $exists of the list.
    const bool of_list = member.value.find("$contains") != nullptr || member.value.find("$exists") != nullptr;
    if (of_list) return holds_field(member.value, &targets);
    return std::any_of(targets.as_array().begin(), targets.as_array().end(),
                       [&](const Value& target) { return holds_field(member.value, &target); });
  }
  return holds_field(member.value, found);
}

bool Query::holds(const Value& query, const Value& value) const {
  if (!query.is_object()) return same(value, query);
  const auto holds_one = [&](const Value& one) { return holds(one, value); };
  if (const Value* all = query.find("$all"))
    return all->is_array() && std::all_of(all->as_array().begin(), all->as_array().end(), holds_one);
  if (const Value* any = query.find("$any"))
    return any->is_array() && std::any_of(any->as_array().begin(), any->as_array().end(), holds_one);
  if (const Value* negated = query.find("$not")) return !holds(*negated, value);
  // $contains: {$in: […]} asks an item what a field would be asked.
  if (query.as_object().size() == 1 && query.as_object().front().key == "$in")
    return holds_field(query, &value);
  return std::all_of(query.as_object().begin(), query.as_object().end(),
                     [&](const data::Member& member) { return holds_member(member, value); });
}

}  // namespace

bool holds_query(const Value& query, const Value& document, const Relations& relations) {
  return Query{&document, relations}.holds(query, document);
}

}  // namespace bs::checks
