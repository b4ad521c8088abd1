#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/js_regex.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {
namespace {

/// `old` is "": the replacement stands before, between and after all units.
JsValue between_units(const Args& args, const JsText& text) {
  Budget& budget = args.budget();
  const TextPtr edge = to_text(budget, args[2]);
  // join() takes undefined for its default separator.
  const std::string between = args[2].is_undefined() ? "," : edge->bytes();
  TextBuffer out(budget);
  out.add(edge->bytes());
  for (std::size_t i = 0; i < text.length(); ++i) {
    if (i > 0) out.add(between);
    out.add(text.slice(i, i + 1));
  }
  out.add(edge->bytes());
  return std::move(out).value();
}

bool may_go_on(const Args& args, std::size_t count) {
  const JsValue& most = args[3];
  if (most.is_undefined() || (most.is(Kind::number) && most.number() == -1)) return true;
  return order(args.budget(), number_value(count), most) == Order::less;
}

JsValue replaced(const Args& args, const JsText& text, const JsText& old) {
  Budget& budget = args.budget();
  const std::string_view bytes = text.bytes();
  const TextPtr replacement = to_text(budget, args[2]);
  TextBuffer out(budget);
  std::size_t copied = 0;
  std::size_t found = bytes.find(old.bytes());
  for (std::size_t count = 0; found != std::string_view::npos && may_go_on(args, count); ++count) {
    budget.step();
    out.add(bytes.substr(copied, found - copied));
    out.add(replacement->bytes());
    copied = found + old.bytes().size();
    found = bytes.find(old.bytes(), copied);
  }
  out.add(bytes.substr(copied));
  return std::move(out).value();
}

}  // namespace

JsValue replace(const Args& args) {
  Budget& budget = args.budget();
  if (args[1].is(Kind::regex))
    return replace_matches(budget, text_argument(args, 0, "replace"), args[1].regex(),
                           to_text(budget, args[2])->bytes());
  if (!args[1].is(Kind::number) && !args[1].is_string()) return args[0];
  const TextPtr old = to_text(budget, args[1]);
  const JsValue subject = args[0].is(Kind::number) ? JsValue(to_text(budget, args[0])) : args[0];
  const JsText* text = subject.text_if();
  if (text == nullptr) return subject;
  if (old->empty()) return with_safeness_of(subject, between_units(args, *text));
  const bool is_none = args[3].is(Kind::number) && args[3].number() == 0;
  budget.read(text->bytes().size());
  if (is_none || text->find(*old) == JsText::npos) return subject;
  return with_safeness_of(subject, replaced(args, *text, *old));
}

}  // namespace bs::scaffold::engine::filters
