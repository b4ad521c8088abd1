#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/property.hpp"

namespace bs::scaffold::engine::filters {
namespace {

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("-_.!~*'()").find(c) != std::string_view::npos;
}

/// encodeURIComponent.
void add_encoded(TextBuffer& out, const JsText& text) {
  if (without_surrogates(text.bytes()) != text.bytes()) refuse("urlencode cannot encode half a character");
  std::string encoded;
  for (const char c : text.bytes()) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  out.add(encoded);
}

}  // namespace

JsValue urlencode(const Args& args) {
  Budget& budget = args.budget();
  TextBuffer out(budget);
  bool is_first = true;
  const auto add_pair = [&](const JsValue& key, const JsValue& value) {
    if (!is_first) out.add('&');
    is_first = false;
    add_encoded(out, *to_text(budget, key));
    out.add('=');
    add_encoded(out, *to_text(budget, value));
  };
  if (args[0].is_string()) {
    add_encoded(out, *args[0].text());
  } else if (args[0].is(Kind::array)) {
    for (const JsValue& item : args[0].array().items) {
      add_pair(property_or_refuse(budget, item, 0.0), property_or_refuse(budget, item, 1.0));
    }
  } else {
    each_member(budget, args[0],
                [&](const TextPtr& key, const JsValue& value) { add_pair(JsValue(key), value); });
  }
  return std::move(out).value();
}

}  // namespace bs::scaffold::engine::filters
