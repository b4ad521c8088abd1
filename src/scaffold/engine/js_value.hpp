#pragma once
/// A value of a running template, with JavaScript's kinds. Copying is cheap: what is large is shared. Lists
/// and objects are not changed once others can see them (`loop` and a cycler apart), so that none can hold
/// itself.
#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "scaffold/engine/js_text.hpp"

namespace bs::scaffold::engine {

class JsObject;
class JsFunction;
struct JsArray;
struct JsRegex;
struct JsSafe;
using ArrayPtr = std::shared_ptr<const JsArray>;
using ObjectPtr = std::shared_ptr<const JsObject>;
using FunctionPtr = std::shared_ptr<const JsFunction>;
using RegexPtr = std::shared_ptr<const JsRegex>;
using SafePtr = std::shared_ptr<const JsSafe>;

enum class Kind : unsigned char {
  undefined,
  null,
  boolean,
  number,
  string,
  safe,
  array,
  object,
  function,
  regex
};
/// For messages: "undefined", "null", "a boolean", "a list"…
std::string_view described(Kind kind) noexcept;

class JsValue {
 public:
  JsValue() noexcept = default;  ///< undefined
  JsValue(std::nullptr_t) noexcept : value_(Null{}) {}
  template <std::same_as<bool> B>
  JsValue(B boolean) noexcept : value_(boolean) {}
  template <std::same_as<double> D>
  JsValue(D number) noexcept : value_(number) {}
  JsValue(TextPtr text) noexcept : value_(std::move(text)) {}
  JsValue(SafePtr safe) noexcept : value_(std::move(safe)) {}
  JsValue(ArrayPtr array) noexcept : value_(std::move(array)) {}
  JsValue(ObjectPtr object) noexcept : value_(std::move(object)) {}
  JsValue(FunctionPtr function) noexcept : value_(std::move(function)) {}
  JsValue(RegexPtr regex) noexcept : value_(std::move(regex)) {}

  Kind kind() const noexcept { return static_cast<Kind>(value_.index()); }
  bool is(Kind kind_asked) const noexcept { return kind() == kind_asked; }
  bool is_undefined() const noexcept { return is(Kind::undefined); }
  bool is_nullish() const noexcept { return is(Kind::undefined) || is(Kind::null); }
  bool is_string() const noexcept { return is(Kind::string); }

  // The wrong kind is a fault of the program (throws std::bad_variant_access).
  bool boolean() const { return std::get<bool>(value_); }
  double number() const { return std::get<double>(value_); }
  const TextPtr& text() const { return std::get<TextPtr>(value_); }
  const SafePtr& safe() const { return std::get<SafePtr>(value_); }
  const JsArray& array() const { return *std::get<ArrayPtr>(value_); }
  const JsObject& object() const { return *std::get<ObjectPtr>(value_); }
  const ObjectPtr& object_ptr() const { return std::get<ObjectPtr>(value_); }
  const FunctionPtr& function() const { return std::get<FunctionPtr>(value_); }
  const JsRegex& regex() const { return *std::get<RegexPtr>(value_); }
  /// The text of a string or a safe string, else nullptr.
  const JsText* text_if() const noexcept;

  /// JavaScript's `===`.
  friend bool strict_equal(const JsValue& a, const JsValue& b);

 private:
  struct Null {};
  std::variant<std::monostate, Null, bool, double, TextPtr, SafePtr, ArrayPtr, ObjectPtr, FunctionPtr,
               RegexPtr>
      value_;
};

using Values = std::vector<JsValue>;

struct JsArray {
  Values items;
  std::uint32_t height = 1;  ///< levels of lists and objects, itself included
};

/// What `safe`, `escape` and macros give: text that is an object, so always true and equal only to itself.
struct JsSafe {
  TextPtr text;
};

/// A string as a value; for short texts of ours, not checked against the limits.
JsValue text_value(std::string bytes);
JsValue number_value(std::size_t number);

/// JavaScript's truth: "", 0, NaN, null and undefined are false, lists and objects never.
bool truthy(const JsValue& value);

}  // namespace bs::scaffold::engine
