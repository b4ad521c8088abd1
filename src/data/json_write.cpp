#include <array>
#include <cmath>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::data {
namespace {

constexpr std::string_view k_hex = "0123456789abcdef";

/// The two characters of a short escape, or empty.
constexpr std::string_view short_escape(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return {};
  }
}

constexpr auto k_needs_escape = [] {
  std::array<bool, 256> needs{};
  for (std::size_t i = 0; i < needs.size(); ++i) needs[i] = i < 0x20 || i == '"' || i == '\\';
  return needs;
}();

void append_escaped(std::string& out, std::string_view text) {
  out += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (!k_needs_escape[c]) continue;
    out.append(text, copied, at - copied);
    copied = at + 1;
    if (const std::string_view escape = short_escape(text[at]); !escape.empty()) {
      out += escape;
    } else {
      out += "\\u00";
      out += k_hex[c >> 4];
      out += k_hex[c & 15];
    }
  }
  out.append(text, copied);
  out += '"';
}

void append_quoted(std::string& out, std::string_view text) {
  if (is_valid_utf8(text)) {
    append_escaped(out, text);
  } else {
    append_escaped(out, repair_utf8(text));
  }
}

class Writer {
 public:
  Writer(std::string& out, bool pretty) : out_(out), pretty_(pretty) {}

  void write(const Value& value) {
    switch (value.type()) {
      case Type::null:
        out_ += "null";
        break;
      case Type::boolean:
        out_ += value.as_boolean() ? "true" : "false";
        break;
      case Type::integer:
        out_ += std::to_string(value.as_integer());
        break;
      case Type::number:  // JSON has no other word for what is no finite number
        out_ += std::isfinite(value.as_number()) ? number_text(value.as_number()) : "null";
        break;
      case Type::string:
        append_quoted(out_, value.as_string());
        break;
      case Type::array:
        write_array(value.as_array());
        break;
      case Type::object:
        write_object(value.as_object());
        break;
    }
  }

 private:
  void write_array(const Array& array) {
    if (array.empty()) {
      out_ += "[]";
      return;
    }
    open('[');
    for (const Value& item : array) {
      if (&item != &array.front()) next();
      write(item);
    }
    close(']');
  }

  void write_object(const Object& object) {
    if (object.empty()) {
      out_ += "{}";
      return;
    }
    open('{');
    for (const Member& member : object) {
      if (&member != &object.front()) next();
      append_quoted(out_, member.key);
      out_ += pretty_ ? ": " : ":";
      write(member.value);
    }
    close('}');
  }

  void open(char bracket) {
    out_ += bracket;
    ++depth_;
    new_line();
  }
  void next() {
    out_ += ',';
    new_line();
  }
  void close(char bracket) {
    --depth_;
    new_line();
    out_ += bracket;
  }
  void new_line() {
    if (!pretty_) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  std::string& out_;
  bool pretty_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string to_json(const Value& value, JsonStyle style) {
  std::string out;
  Writer(out, style == JsonStyle::pretty).write(value);
  return out;
}

void append_json(std::string& out, const Value& value) {
  Writer(out, false).write(value);
}

std::string json_quoted(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

}  // namespace bs::data
