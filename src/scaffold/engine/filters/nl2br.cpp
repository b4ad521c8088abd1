#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue nl2br(const Args& args) {
  if (args[0].is_nullish()) return text_value("");
  const std::string_view text = text_argument(args, 0, "nl2br").bytes();
  TextBuffer out(args.budget());
  std::size_t start = 0;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', start)) {
    const bool has_return = end > start && text[end - 1] == '\r';
    out.add(text.substr(start, end - start - (has_return ? 1 : 0)));
    out.add("<br />\n");
    start = end + 1;
  }
  out.add(text.substr(start));
  return with_safeness_of(args[0], std::move(out).value());
}

}  // namespace bs::scaffold::engine::filters
