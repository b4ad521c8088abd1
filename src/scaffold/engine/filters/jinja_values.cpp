// Jinja's filters of single values.
#include <cmath>

#include "bs/base/text.hpp"
#include "scaffold/engine/jinja_arguments.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/python_format.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/python_text.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine::filters {

JsValue jinja_default(const Args& args) {
  const JinjaArguments given(args, "default", {"default_value", "boolean"});
  const JsValue fallback = given.has(0) ? given[0] : text_value("");
  if (given.value().is_undefined()) return fallback;
  return given.is_true(1) && !args.run().is_true(given.value()) ? fallback : given.value();
}

JsValue jinja_int(const Args& args) {
  const JinjaArguments given(args, "int", {"default", "base"});
  const JsValue fallback = given.has(0) ? given[0] : JsValue(0.0);
  const JsValue& value = given.value();
  require_defined(value);
  if (value.is(Kind::number) || value.is(Kind::boolean)) return std::trunc(python_number(value, "int"));
  if (value.text_if() == nullptr) return fallback;
  const std::string_view text = bs::trim(value.text_if()->bytes());
  const double base = given.number(1, 10);
  if (text.empty()) return fallback;
  if (base != 10) {
    const double number = parse_int(text, base);
    return std::isnan(number) ? fallback : JsValue(number);
  }
  const double number = number_of_text(text);
  const bool is_decimal = text.find_first_not_of("+-0123456789.eE") == std::string_view::npos;
  return std::isfinite(number) && is_decimal ? JsValue(std::trunc(number)) : fallback;
}

JsValue jinja_round(const Args& args) {
  const JinjaArguments given(args, "round", {"precision", "method"});
  const double factor = power(10, given.number(0, 0));
  const double scaled = python_number(given.value(), "round") * factor;
  const std::string method = given.text(1, "common");
  if (method == "ceil") return std::ceil(scaled) / factor;
  if (method == "floor") return std::floor(scaled) / factor;
  return std::nearbyint(scaled) / factor;
}

JsValue jinja_format(const Args& args) {
  JsObject named;
  Values values;
  for (std::size_t i = 1; i < args.all().size(); ++i) {
    const JsValue& value = args[i];
    if (value.is(Kind::object) && value.object().has(k_keywords)) {
      named = value.object();
    } else {
      values.push_back(value);
    }
  }
  const TextPtr text = python_text(args.budget(), args[0]);
  return percent_formatted(args.budget(), text->bytes(), values, named.size() > 0 ? &named : nullptr);
}

JsValue jinja_filesizeformat(const Args& args) {
  const JinjaArguments given(args, "filesizeformat", {"binary"});
  const bool is_binary = given.is_true(0);
  const double base = is_binary ? 1024 : 1000;
  double size = python_number(given.value(), "filesizeformat");
  if (size == 1) return text_value("1 Byte");
  if (size < base) return text_value(fmt::format("{} Bytes", static_cast<std::int64_t>(size)));
  const std::string_view letters = "kMGTPEZY";
  std::size_t unit = 0;
  for (size /= base; size >= base && unit + 1 < letters.size(); ++unit) size /= base;
  const char letter = is_binary && unit == 0 ? 'K' : letters[unit];
  return text_value(fmt::format("{:.1f} {}{}B", size, letter, is_binary ? "i" : ""));
}

}  // namespace bs::scaffold::engine::filters
