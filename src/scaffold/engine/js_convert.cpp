#include "scaffold/engine/js_convert.hpp"

#include <limits>

#include "bs/data/json.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/js_regex.hpp"

namespace bs::scaffold::engine {
namespace {

TextPtr made(std::string bytes) {
  return std::make_shared<const JsText>(std::move(bytes));
}

/// The texts that stand often, made once.
const TextPtr& constant(std::string_view name) {
  static const TextPtr k_undefined = made("undefined");
  static const TextPtr k_null = made("null");
  static const TextPtr k_true = made("true");
  static const TextPtr k_false = made("false");
  static const TextPtr k_object = made("[object Object]");
  switch (name.front()) {
    case 'u':
      return k_undefined;
    case 'n':
      return k_null;
    case 't':
      return k_true;
    case 'f':
      return k_false;
    default:
      return k_object;
  }
}

}  // namespace

std::string joined(Budget& budget, const Values& items, std::string_view separator) {
  TextBuffer out(budget);
  bool is_first = true;
  for (const JsValue& item : items) {
    budget.step();
    if (!is_first) out.add(separator);
    is_first = false;
    if (!item.is_nullish()) out.add(to_text(budget, item)->bytes());
  }
  return std::move(out).take();
}

TextPtr to_text(Budget& budget, const JsValue& value) {
  switch (value.kind()) {
    case Kind::undefined:
      return constant("undefined");
    case Kind::null:
      return constant("null");
    case Kind::boolean:
      return constant(value.boolean() ? "true" : "false");
    case Kind::number:
      return made(data::number_text(value.number()));
    case Kind::string:
      return value.text();
    case Kind::safe:
      return value.safe()->text;
    case Kind::array:
      return made(joined(budget, value.array().items, ","));
    case Kind::object:
      return constant("[object Object]");
    case Kind::regex:
      return made(value.regex().shown());
    case Kind::function:
      break;
  }
  refuse("a function stands where a value is needed", "call it: write () behind its name");
}

JsValue to_primitive(Budget& budget, const JsValue& value) {
  switch (value.kind()) {
    case Kind::safe:
    case Kind::array:
    case Kind::object:
    case Kind::regex:
    case Kind::function:
      return to_text(budget, value);
    default:
      return value;
  }
}

double to_number(Budget& budget, const JsValue& value) {
  switch (value.kind()) {
    case Kind::undefined:
    case Kind::object:
    case Kind::function:
    case Kind::regex:
      return std::numeric_limits<double>::quiet_NaN();
    case Kind::null:
      return 0;
    case Kind::boolean:
      return value.boolean() ? 1 : 0;
    case Kind::number:
      return value.number();
    default:
      break;
  }
  const TextPtr text = to_text(budget, value);
  budget.read(text->bytes().size());
  return number_of_text(text->bytes());
}

}  // namespace bs::scaffold::engine
