#include "bs/base/text.hpp"
#include "scaffold/engine/letter_case.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue title(const Args& args) {
  const JsValue value = normalized(args[0]);
  const JsText& text = text_or_refuse(value, "title");
  TextBuffer out(args.budget());
  bool is_first = true;
  for (const std::string_view word : split(text.bytes(), ' ')) {
    args.budget().step();
    if (!is_first) out.add(' ');
    is_first = false;
    out.add(capitalized_word(word));
  }
  return with_safeness_of(value, std::move(out).value());
}

}  // namespace bs::scaffold::engine::filters
