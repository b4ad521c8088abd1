// JSON.stringify.
#include <cmath>

#include "bs/data/json.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/js_object.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::size_t k_longest_indent = 10;

/// Whether JSON leaves it out of an object, and writes null in a list.
bool is_left_out(const JsValue& value) {
  return value.is_undefined() || value.is(Kind::function);
}

class JsonWriter {
 public:
  /// `has_lines`: each member on a line of its own, also where the indent is nothing.
  JsonWriter(Budget& budget, std::string indent, bool has_lines)
      : out_(budget), budget_(budget), indent_(std::move(indent)), has_lines_(has_lines) {}

  void write(const JsValue& value) {
    budget_.step();
    switch (value.kind()) {
      case Kind::boolean:
        return out_.add(value.boolean() ? "true" : "false");
      case Kind::number:
        return out_.add(std::isfinite(value.number()) ? data::number_text(value.number()) : "null");
      case Kind::string:
        return write_text(*value.text());
      case Kind::safe:
        return write_safe(*value.safe());
      case Kind::array:
        return write_array(value.array());
      case Kind::object:
        return write_object(value.object());
      case Kind::regex:
        return out_.add("{}");
      default:
        return out_.add("null");
    }
  }
  JsValue result() && { return std::move(out_).value(); }

 private:
  /// As JSON.stringify does since 2019: a lone surrogate is escaped.
  void write_text(const JsText& text) {
    if (text.is_ascii() || text.bytes().find('\xED') == std::string::npos)
      return out_.add(data::json_quoted(text.bytes()));
    std::string safe;
    std::string quoted = "\"";
    const auto flush = [&] {
      const std::string part = data::json_quoted(safe);
      quoted.append(part, 1, part.size() - 2);
      safe.clear();
    };
    const std::u16string_view units = text.units();
    for (std::size_t i = 0; i < units.size(); ++i) {
      const bool is_surrogate = units[i] >= 0xD800 && units[i] < 0xE000;
      const bool is_pair = is_surrogate && units[i] < 0xDC00 && i + 1 < units.size() &&
                           units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000;
      if (is_surrogate && !is_pair) {
        flush();
        quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(units[i]));
      } else {
        safe += bytes_of(units.substr(i, is_pair ? 2 : 1));
        if (is_pair) ++i;
      }
    }
    flush();
    out_.add(quoted + "\"");
  }

  /// A safe string is an object with these two members.
  void write_safe(const JsSafe& safe) {
    JsObject object;
    object.set("val", JsValue(safe.text));
    object.set("length", number_value(safe.text->length()));
    write_object(object);
  }

  void write_array(const JsArray& array) {
    open('[');
    for (const JsValue& item : array.items) {
      next();
      write(item);
    }
    close(']');
  }

  void write_object(const JsObject& object) {
    open('{');
    object.each([this](const TextPtr& key, const JsValue& value) {
      if (is_left_out(value)) return;
      next();
      write_text(*key);
      out_.add(has_lines_ ? ": " : ":");
      write(value);
    });
    close('}');
  }

  void open(char bracket) {
    out_.add(bracket);
    ++level_;
    is_first_ = true;
  }
  void next() {
    if (!is_first_) out_.add(',');
    is_first_ = false;
    break_line();
  }
  void close(char bracket) {
    --level_;
    if (!is_first_) break_line();
    is_first_ = false;
    out_.add(bracket);
  }
  void break_line() {
    if (!has_lines_) return;
    out_.add('\n');
    out_.repeat(indent_, level_);
  }

  TextBuffer out_;
  Budget& budget_;
  std::string indent_;
  bool has_lines_;
  std::size_t level_ = 0;
  bool is_first_ = true;
};

std::string indent_of(const JsValue& indent) {
  if (indent.is(Kind::number)) return std::string(clamped_index(indent.number(), k_longest_indent), ' ');
  if (indent.is_string()) return indent.text()->slice(0, k_longest_indent);
  return {};
}

}  // namespace

JsValue to_json(Budget& budget, const JsValue& value, const JsValue& indent) {
  if (is_left_out(value)) return {};
  const std::string text = indent_of(indent);
  // Node breaks lines for a number between 0 and 1 also.
  const bool has_lines = !text.empty() || (indent.is(Kind::number) && indent.number() > 0);
  JsonWriter writer(budget, text, has_lines);
  writer.write(value);
  return std::move(writer).result();
}

}  // namespace bs::scaffold::engine
