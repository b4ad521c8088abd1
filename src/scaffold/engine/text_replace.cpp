#include "scaffold/engine/text_replace.hpp"

#include "bs/base/text.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_regex.hpp"

namespace bs::scaffold::engine {

JsValue replace_in_text(const Args& args, const JsText& text, ReplaceMode mode) {
  Budget& budget = args.budget();
  const TextPtr replacement = to_text(budget, args[1]);
  if (args[0].is(Kind::regex)) {
    if (mode == ReplaceMode::all && !args[0].regex().is_global())
      refuse("replaceAll needs a regular expression with the flag g", "write r/…/g");
    return replace_matches(budget, text, args[0].regex(), replacement->bytes());
  }
  const TextPtr part = to_text(budget, args[0]);
  const std::string_view bytes = text.bytes();
  budget.read(bytes.size());
  TextBuffer out(budget);
  std::size_t copied = 0;
  for (std::size_t found = bytes.find(part->bytes()); found != std::string_view::npos;) {
    budget.step();
    const RegexMatch match = {{found, found + part->bytes().size()}};
    out.add(bytes.substr(copied, found - copied));
    add_replacement(out, replacement->bytes(), bytes, match, {});
    copied = match[0].end;
    if (mode == ReplaceMode::first || copied == bytes.size()) break;
    const std::size_t next = part->empty() ? copied + decode_utf8(bytes, copied).length : copied;
    found = bytes.find(part->bytes(), next);
  }
  out.add(bytes.substr(copied));
  return std::move(out).value();
}

}  // namespace bs::scaffold::engine
