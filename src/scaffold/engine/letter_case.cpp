#include "scaffold/engine/letter_case.hpp"

#include "bs/base/text.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine {

std::string capitalized_word(std::string_view text) {
  const JsText lower(to_lower_in_words(text));
  std::string out = to_upper(lower.slice(0, 1));
  append_text(out, lower.slice(1, JsText::npos));
  return out;
}

JsValue capitalized(const Args& args, const JsValue& value, std::string_view filter) {
  const JsText& text = text_or_refuse(value, filter);
  return with_safeness_of(value, args.budget().text(capitalized_word(text.bytes())));
}

JsValue upper_if_string(Budget& budget, const JsValue& value) {
  return value.is_string() ? budget.text(to_upper(value.text()->bytes())) : value;
}

JsValue lower_if_string(Budget& budget, const JsValue& value) {
  return value.is_string() ? budget.text(to_lower_in_words(value.text()->bytes())) : value;
}

}  // namespace bs::scaffold::engine
