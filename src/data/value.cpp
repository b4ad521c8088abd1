#include "bs/data/value.hpp"

#include <cmath>

namespace bs::data {
namespace {

bool equal_objects(const Object& a, const Object& b) {
  if (a.size() != b.size()) return false;
  if (std::equal(a.begin(), a.end(), b.begin(),
                 [](const Member& x, const Member& y) { return x.key == y.key && x.value == y.value; })) {
    return true;  // the same order, as it nearly always is
  }
  std::unordered_map<std::string_view, const Value*> by_key;
  for (const Member& member : b) by_key.emplace(member.key, &member.value);
  return std::all_of(a.begin(), a.end(), [&](const Member& member) {
    const auto found = by_key.find(member.key);
    return found != by_key.end() && *found->second == member.value;
  });
}

bool equal_numbers(const Value& a, const Value& b) {
  if (a.type() == Type::integer && b.type() == Type::integer) return a.as_integer() == b.as_integer();
  const double x = a.as_number();
  const double y = b.as_number();
  return x == y || (std::isnan(x) && std::isnan(y));
}

}  // namespace

std::string_view name_of(Type type) noexcept {
  switch (type) {
    case Type::null:
      return "null";
    case Type::boolean:
      return "boolean";
    case Type::integer:
    case Type::number:
      return "number";
    case Type::string:
      return "string";
    case Type::array:
      return "array";
    case Type::object:
      return "object";
  }
  return "";
}

double Value::as_number() const {
  if (const auto* integer = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*integer);
  return std::get<double>(value_);
}

const Member* Value::find_member(std::string_view key) const noexcept {
  const auto* object = std::get_if<Object>(&value_);
  if (object == nullptr) return nullptr;
  const auto found =
      std::find_if(object->begin(), object->end(), [&](const Member& member) { return member.key == key; });
  return found == object->end() ? nullptr : &*found;
}

const Value* Value::find(std::string_view key) const noexcept {
  const Member* member = find_member(key);
  return member == nullptr ? nullptr : &member->value;
}

Value* Value::find(std::string_view key) noexcept {
  return const_cast<Value*>(std::as_const(*this).find(key));
}

std::string Value::string_or(std::string_view key, std::string_view fallback) const {
  const Value* value = find(key);
  return value != nullptr && value->is_string() ? value->as_string() : std::string(fallback);
}

Value& Value::set(std::string_view key, Value value) {
  if (Value* known = find(key)) {
    *known = std::move(value);
    return *known;
  }
  Object& object = as_object();
  object.push_back(Member{std::string(key), std::move(value), {}});
  return object.back().value;
}

bool Value::erase(std::string_view key) {
  auto* object = std::get_if<Object>(&value_);
  if (object == nullptr) return false;
  const auto found =
      std::find_if(object->begin(), object->end(), [&](const Member& member) { return member.key == key; });
  if (found == object->end()) return false;
  object->erase(found);
  return true;
}

void Value::push_back(Value value) {
  as_array().push_back(std::move(value));
}

bool operator==(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return equal_numbers(a, b);
  if (a.type() != b.type()) return false;
  switch (a.type()) {
    case Type::boolean:
      return a.as_boolean() == b.as_boolean();
    case Type::string:
      return a.as_string() == b.as_string();
    case Type::array:
      return a.as_array() == b.as_array();
    case Type::object:
      return equal_objects(a.as_object(), b.as_object());
    default:
      return true;
  }
}

}  // namespace bs::data
