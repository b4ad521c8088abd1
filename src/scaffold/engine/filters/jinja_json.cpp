// Jinja's tojson and cookiecutter's jsonify, both as Python's json module writes.
#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "scaffold/engine/jinja_arguments.hpp"
#include "scaffold/engine/js_object.hpp"
#include "scaffold/engine/python_text.hpp"

namespace bs::scaffold::engine::filters {
namespace {

class JsonWriter {
 public:
  JsonWriter(Budget& budget, std::optional<std::size_t> indent)
      : budget_(budget), indent_(indent), out_(budget) {}

  std::string written(const JsValue& value) && {
    write(value, 1);
    return std::move(out_).take();
  }

 private:
  void write(const JsValue& value, std::size_t level) {
    budget_.step();
    if (const JsText* text = value.text_if()) return write_text(text->bytes());
    if (value.is(Kind::array)) return write_list(value.array().items, level);
    if (value.is(Kind::object)) return write_object(value.object(), level);
    if (value.is(Kind::null)) return out_.add("null");
    if (value.is(Kind::boolean)) return out_.add(value.boolean() ? "true" : "false");
    out_.add(python_text(budget_, value)->bytes());
  }

  /// ASCII alone, as ensure_ascii has it.
  void write_text(std::string_view text) {
    out_.add('"');
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = decode_utf8(text, at);
      write_character(point.value, text.substr(at, point.length));
      at += point.length;
    }
    out_.add('"');
  }

  void write_character(char32_t c, std::string_view bytes) {
    static constexpr std::pair<char32_t, std::string_view> k_short[] = {
        {U'"', "\\\""}, {U'\\', "\\\\"}, {U'\n', "\\n"}, {U'\r', "\\r"},
        {U'\t', "\\t"}, {U'\b', "\\b"},  {U'\f', "\\f"}};
    for (const auto& [known, escape] : k_short)
      if (known == c) return out_.add(escape);
    if (c >= 0x20 && c < 0x7F) return out_.add(bytes);
    if (c == 0x7F) return out_.add(bytes);
    if (c < 0x10000) return out_.add(fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c)));
    const auto rest = static_cast<std::uint32_t>(c) - 0x10000;
    out_.add(fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF)));
  }

  void new_line(std::size_t level) {
    if (!indent_) return;
    out_.add('\n');
    out_.repeat(" ", *indent_ * level);
  }

  void write_list(const Values& items, std::size_t level) {
    if (items.empty()) return out_.add("[]");
    out_.add('[');
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_.add(indent_ ? "," : ", ");
      new_line(level);
      write(items[i], level + 1);
    }
    new_line(level - 1);
    out_.add(']');
  }

  void write_object(const JsObject& object, std::size_t level) {
    if (object.size() == 0) return out_.add("{}");
    std::vector<std::pair<std::string, JsValue>> members;
    object.each([&](const TextPtr& key, const JsValue& value) { members.emplace_back(key->bytes(), value); });
    std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    out_.add('{');
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i > 0) out_.add(indent_ ? "," : ", ");
      new_line(level);
      write_text(members[i].first);
      out_.add(": ");
      write(members[i].second, level + 1);
    }
    new_line(level - 1);
    out_.add('}');
  }

  Budget& budget_;
  std::optional<std::size_t> indent_;
  TextBuffer out_;
};

std::optional<std::size_t> indent_of(const JinjaArguments& given, std::optional<std::size_t> missing) {
  if (!given.has(0)) return missing;
  if (given[0].is(Kind::null)) return std::nullopt;
  return static_cast<std::size_t>(std::clamp(given.number(0, 0), 0.0, 100.0));
}

}  // namespace

JsValue jinja_jsonify(const Args& args) {
  const JinjaArguments given(args, "jsonify", {"indent"});
  return args.budget().text(JsonWriter(args.budget(), indent_of(given, 4)).written(given.value()));
}

/// Safe within HTML: < > & ' as \uXXXX.
JsValue jinja_tojson(const Args& args) {
  const JinjaArguments given(args, "tojson", {"indent"});
  std::string text = JsonWriter(args.budget(), indent_of(given, std::nullopt)).written(given.value());
  for (const auto& [from, to] : {std::pair("<", "\\u003c"), std::pair(">", "\\u003e"),
                                 std::pair("&", "\\u0026"), std::pair("'", "\\u0027")})
    text = replace_all(text, from, to);
  return args.budget().text(std::move(text));
}

}  // namespace bs::scaffold::engine::filters
