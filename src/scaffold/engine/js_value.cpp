#include "scaffold/engine/js_value.hpp"

#include <cmath>

#include "scaffold/engine/js_function.hpp"
#include "scaffold/engine/js_object.hpp"
#include "scaffold/engine/js_regex.hpp"

namespace bs::scaffold::engine {

std::string_view described(Kind kind) noexcept {
  switch (kind) {
    case Kind::undefined:
      return "undefined";
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "a boolean";
    case Kind::number:
      return "a number";
    case Kind::string:
    case Kind::safe:
      return "a string";
    case Kind::array:
      return "a list";
    case Kind::object:
      return "an object";
    case Kind::function:
      return "a function";
    case Kind::regex:
      break;
  }
  return "a regular expression";
}

const JsText* JsValue::text_if() const noexcept {
  if (const auto* text = std::get_if<TextPtr>(&value_)) return text->get();
  if (const auto* safe = std::get_if<SafePtr>(&value_)) return (*safe)->text.get();
  return nullptr;
}

JsValue text_value(std::string bytes) {
  return std::make_shared<const JsText>(std::move(bytes));
}

JsValue number_value(std::size_t number) {
  return static_cast<double>(number);
}

bool truthy(const JsValue& value) {
  switch (value.kind()) {
    case Kind::undefined:
    case Kind::null:
      return false;
    case Kind::boolean:
      return value.boolean();
    case Kind::number:
      return value.number() != 0 && !std::isnan(value.number());
    case Kind::string:
      return !value.text()->empty();
    default:
      return true;
  }
}

bool strict_equal(const JsValue& a, const JsValue& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::undefined:
    case Kind::null:
      return true;
    case Kind::boolean:
      return a.boolean() == b.boolean();
    case Kind::number:
      return a.number() == b.number();
    case Kind::string:
      return a.text()->bytes() == b.text()->bytes();
    default:
      return std::visit(
          [&b](const auto& held) {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (requires { held.get(); }) return held == std::get<Held>(b.value_);
            return false;
          },
          a.value_);
  }
}

}  // namespace bs::scaffold::engine
