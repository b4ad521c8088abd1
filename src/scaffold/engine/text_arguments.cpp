#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine {

const JsText& text_argument(const Args& args, std::size_t index, std::string_view filter) {
  return text_or_refuse(args[index], filter);
}

const JsText& text_or_refuse(const JsValue& value, std::string_view filter) {
  if (const JsText* text = value.text_if()) return *text;
  refuse(fmt::format("{} needs text, not {}", filter, described(value.kind())),
         value.is_nullish() ? "give it a value with `| default(\"…\")` first"
                            : "`| string` makes text of a value");
}

JsValue normalized(const JsValue& value) {
  const bool is_nothing = value.is_nullish() || (value.is(Kind::boolean) && !value.boolean());
  return is_nothing ? text_value("") : value;
}

JsValue with_safeness_of(const JsValue& origin, JsValue text) {
  if (!origin.is(Kind::safe)) return text;
  return std::make_shared<const JsSafe>(JsSafe{text.text()});
}

}  // namespace bs::scaffold::engine
