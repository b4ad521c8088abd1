#include "scaffold/engine/python_text.hpp"

#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_object.hpp"

namespace bs::scaffold::engine {
namespace {

std::string quoted(const std::string& text) {
  const bool has_single = text.find('\'') != std::string::npos;
  const char quote = has_single && text.find('"') == std::string::npos ? '"' : '\'';
  std::string out(1, quote);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == quote || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out + quote;
}

void append_repr(Budget& budget, const JsValue& value, TextBuffer& out);

void append_list(Budget& budget, const Values& items, TextBuffer& out) {
  out.add('[');
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out.add(", ");
    append_repr(budget, items[i], out);
  }
  out.add(']');
}

void append_dictionary(Budget& budget, const JsObject& object, TextBuffer& out) {
  out.add('{');
  bool is_first = true;
  object.each([&](const TextPtr& key, const JsValue& value) {
    if (!std::exchange(is_first, false)) out.add(", ");
    out.add(quoted(key->bytes()));
    out.add(": ");
    append_repr(budget, value, out);
  });
  out.add('}');
}

void append_repr(Budget& budget, const JsValue& value, TextBuffer& out) {
  budget.step();
  if (const JsText* text = value.text_if()) return out.add(quoted(text->bytes()));
  if (value.is(Kind::array)) return append_list(budget, value.array().items, out);
  if (value.is(Kind::object)) return append_dictionary(budget, value.object(), out);
  out.add(python_text(budget, value)->bytes());
}

}  // namespace

void require_defined(const JsValue& value) {
  if (value.is_undefined())
    refuse("a value that is needed here is undefined",
           "give it a value with `| default(…)`, or ask first: `is defined`");
}

TextPtr python_text(Budget& budget, const JsValue& value) {
  require_defined(value);
  switch (value.kind()) {
    case Kind::null:
      return text_value("None").text();
    case Kind::boolean:
      return text_value(value.boolean() ? "True" : "False").text();
    case Kind::array:
    case Kind::object:
      return text_value(python_repr(budget, value)).text();
    default:
      return to_text(budget, value);
  }
}

std::string python_repr(Budget& budget, const JsValue& value) {
  TextBuffer out(budget);
  append_repr(budget, value, out);
  return std::move(out).take();
}

}  // namespace bs::scaffold::engine
