#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"

namespace bs::scaffold::engine::filters {
namespace {

std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\\':
      return "&#92;";
    default:
      return {};
  }
}

JsValue escaped_text(const Args& args) {
  TextBuffer out(args.budget());
  if (!args[0].is_nullish()) {
    const TextPtr text = to_text(args.budget(), args[0]);
    std::string_view rest = text->bytes();
    while (!rest.empty()) {
      const std::size_t plain = std::min(rest.find_first_of("&\"'<>\\"), rest.size());
      out.add(rest.substr(0, plain));
      if (plain < rest.size()) out.add(escaped(rest[plain]));
      rest.remove_prefix(std::min(plain + 1, rest.size()));
    }
  }
  return std::make_shared<const JsSafe>(JsSafe{std::move(out).value().text()});
}

}  // namespace

JsValue escape(const Args& args) {
  return args[0].is(Kind::safe) ? args[0] : escaped_text(args);
}

JsValue forceescape(const Args& args) {
  return escaped_text(args);
}

}  // namespace bs::scaffold::engine::filters
