#include "scaffold/form_branch_choices.hpp"

#include <string_view>

#include "scaffold/form_branches.hpp"

namespace bs::scaffold {

namespace {

using data::Member;
using data::Value;

const Value* property_of(const Value& option, std::string_view name) {
  const Value* properties = option.find("properties");
  return properties == nullptr ? nullptr : properties->find(name);
}

/// The choice that a property is whose every option has one value of its own; null: it is none.
Value choice_of(const data::Array& options, const Member& property) {
  Value constants = Value::array();
  Value labels = Value::array();
  for (const Value& option : options) {
    const Value* own = property_of(option, property.key);
    const Value* only = own == nullptr ? nullptr : only_value(*own);
    if (only == nullptr) return nullptr;
    for (const Value& other : constants.as_array()) {
      if (other == *only) return nullptr;
    }
    constants.push_back(*only);
    const bool is_text = only->is_string();
    labels.push_back(option.string_or("title", is_text ? only->as_string() : ""));
  }
  Value out = Value::object();
  for (const Member& member : property.value.as_object()) {
    if (member.key != "const" && member.key != "enum") out.set(member.key, member.value);
  }
  out.set("default", constants.as_array().front());
  out.set("enum", std::move(constants));
  const auto is_named = [](const Value& label) { return !label.as_string().empty(); };
  if (std::all_of(labels.as_array().begin(), labels.as_array().end(), is_named))
    out.set("enumNames", std::move(labels));
  return out;
}

void add_choice(Value& schema, std::string_view keyword) {
  const Value* options = schema.find(keyword);
  if (options == nullptr || !options->is_array() || options->as_array().size() < 2) return;
  const Value* first = options->as_array().front().find("properties");
  if (first == nullptr || !first->is_object()) return;
  for (const Member& property : first->as_object()) {
    if (property_of(schema, property.key) != nullptr) continue;
    if (!property.value.is_object()) continue;
    Value choice = choice_of(options->as_array(), property);
    if (choice.is_null()) continue;
    const std::string name = property.key;
    if (schema.find("properties") == nullptr) schema.set("properties", Value::object());
    schema.find("properties")->set(name, std::move(choice));
    return;
  }
}

/// The options of a dependency are told apart by what it depends on.
void visit(Value& schema, bool is_dependent);

void visit_map(Value* schemas, bool are_dependent) {
  if (schemas == nullptr || !schemas->is_object()) return;
  for (Member& member : schemas->as_object()) visit(member.value, are_dependent);
}

void visit(Value& schema, bool is_dependent) {
  if (!schema.is_object()) return;
  for (const std::string_view keyword : {"oneOf", "anyOf"}) {
    if (!is_dependent) add_choice(schema, keyword);
  }
  visit_map(schema.find("properties"), false);
  visit_map(schema.find("dependencies"), true);
  for (const std::string_view keyword : {"allOf", "anyOf", "oneOf"}) {
    Value* list = schema.find(keyword);
    if (list == nullptr || !list->is_array()) continue;
    for (Value& one : list->as_array()) visit(one, is_dependent);
  }
  for (const std::string_view keyword : {"then", "else", "items"}) {
    if (Value* one = schema.find(keyword)) visit(*one, is_dependent);
  }
}

}  // namespace

void add_branch_choices(Value& schema) {
  visit(schema, false);
}

}  // namespace bs::scaffold
