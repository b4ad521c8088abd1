#include "scaffold/engine/rounds.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue indent(const Args& args) {
  Budget& budget = args.budget();
  const JsValue value = normalized(args[0]);
  if (value.is_string() && value.text()->empty()) return value;
  const JsText& text = text_or_refuse(value, "indent");
  const std::size_t width = truthy(args[1]) ? rounds(budget, args.number(1)) : 4;
  bool is_indented = truthy(args[2]);
  TextBuffer out(budget);
  for (std::string_view rest = text.bytes();; is_indented = true) {
    const std::size_t end = rest.find('\n');
    if (is_indented) out.repeat(" ", width);
    out.add(rest.substr(0, end));
    if (end == std::string_view::npos) break;
    out.add('\n');
    rest.remove_prefix(end + 1);
  }
  return with_safeness_of(value, std::move(out).value());
}

}  // namespace bs::scaffold::engine::filters
