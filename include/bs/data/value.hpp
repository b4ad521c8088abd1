#pragma once
/// Values with places: what YAML, JSON, TOML and XML become. One tree type, so that rules, schemas and
/// entities never see which format a file had. Objects keep the order of the file.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "bs/base/place.hpp"

namespace bs::data {

enum class Type { null, boolean, integer, number, string, array, object };
/// "null", "boolean", "number" (for both number types), "string", "array", "object": JSON's names.
std::string_view name_of(Type type) noexcept;

class Value;
struct Member;
using Array = std::vector<Value>;
using Object = std::vector<Member>;

/// A value and where it starts. Copying is deep. Comparing (==) looks at the value alone, not at places;
/// 1 equals 1.0, NaN itself; objects are equal whatever the order of their keys.
class Value {
 public:
  // Defined below, where Member is complete.
  Value() noexcept;  ///< null
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();
  Value(std::nullptr_t);
  Value(bool boolean);
  Value(std::int64_t integer);
  Value(int integer);
  Value(double number);
  Value(std::string string);
  Value(std::string_view string);
  Value(const char* string);
  Value(Array array);
  Value(Object object);
  static Value array();
  static Value object();

  Type type() const noexcept { return static_cast<Type>(value_.index()); }
  bool is_null() const noexcept { return type() == Type::null; }
  bool is_boolean() const noexcept { return type() == Type::boolean; }
  bool is_number() const noexcept { return type() == Type::integer || type() == Type::number; }
  bool is_string() const noexcept { return type() == Type::string; }
  bool is_array() const noexcept { return type() == Type::array; }
  bool is_object() const noexcept { return type() == Type::object; }

  // Access; the wrong type is a fault of the program (throws std::bad_variant_access).
  bool as_boolean() const { return std::get<bool>(value_); }
  std::int64_t as_integer() const { return std::get<std::int64_t>(value_); }
  double as_number() const;  ///< both number types
  const std::string& as_string() const { return std::get<std::string>(value_); }
  std::string& as_string() { return std::get<std::string>(value_); }
  const Array& as_array() const { return std::get<Array>(value_); }
  Array& as_array() { return std::get<Array>(value_); }
  const Object& as_object() const { return std::get<Object>(value_); }
  Object& as_object() { return std::get<Object>(value_); }

  /// The member, or nullptr when there is none or this is no object.
  const Value* find(std::string_view key) const noexcept;
  Value* find(std::string_view key) noexcept;
  const Member* find_member(std::string_view key) const noexcept;
  /// The string member, or `fallback` when it is missing or no string.
  std::string string_or(std::string_view key, std::string_view fallback = "") const;
  /// Sets or appends a member; this must be an object.
  Value& set(std::string_view key, Value value);
  bool erase(std::string_view key);  ///< true when it was there
  void push_back(Value value);       ///< this must be an array

  Mark mark;  ///< where it starts; {0,0} for what was made by the program

  friend bool operator==(const Value& a, const Value& b);

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

struct Member {
  std::string key;
  Value value;
  Mark key_mark;  ///< where the key starts
};

inline Value::Value() noexcept = default;
inline Value::Value(const Value& other) = default;
inline Value::Value(Value&& other) noexcept = default;
inline Value& Value::operator=(const Value& other) = default;
inline Value& Value::operator=(Value&& other) noexcept = default;
inline Value::~Value() = default;
inline Value::Value(std::nullptr_t) {}
inline Value::Value(bool boolean) : value_(boolean) {}
inline Value::Value(std::int64_t integer) : value_(integer) {}
inline Value::Value(int integer) : value_(std::int64_t{integer}) {}
inline Value::Value(double number) : value_(number) {}
inline Value::Value(std::string string) : value_(std::move(string)) {}
inline Value::Value(std::string_view string) : value_(std::string(string)) {}
inline Value::Value(const char* string) : value_(std::string(string)) {}
inline Value::Value(Array array) : value_(std::move(array)) {}
inline Value::Value(Object object) : value_(std::move(object)) {}
inline Value Value::array() { return Value(Array{}); }
inline Value Value::object() { return Value(Object{}); }

}  // namespace bs::data
