#include "data/yaml_key_text.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::data::yaml {
namespace {

constexpr std::size_t k_line_width = 80;

std::string single_quoted(std::string_view text) {
  return "'" + replace_all(text, "'", "''") + "'";
}

/// Numbers are written as they are read, but for the letters of hexadecimal ones.
std::string number_key_text(std::string_view raw, const Value& value) {
  if (raw.substr(0, 2) == "0x") return to_lower(raw);
  if (value.type() == Type::integer && raw.find_first_of(".eE") == std::string_view::npos && raw[0] != '0') {
    return std::to_string(value.as_integer());
  }
  return std::string(raw);
}

}  // namespace

std::string key_text_of_scalar(TokenKind kind, std::string_view raw, const Value& value) {
  if (kind == TokenKind::alias) return std::string(raw);
  if (value.is_number()) return number_key_text(raw, value);
  if (!value.is_string()) return std::string(raw);
  const std::string& text = value.as_string();
  const bool needs_quotes = text.find_first_of("[]{},\n") != std::string::npos;
  if (kind == TokenKind::plain && !needs_quotes) return text;
  const bool single =
      kind == TokenKind::single_quoted || (kind == TokenKind::plain && text.find('"') != std::string::npos);
  return single ? single_quoted(text) : json_quoted(text);
}

std::string key_text_of_pair(const PairText& pair, std::size_t indent) {
  const std::string mark = pair.key_is_collection ? "? " : "";
  if (!pair.has_value) return pair.key.empty() ? "?" : mark + pair.key;
  const std::string space = pair.value.empty() ? "" : " ";
  if (!pair.key_is_collection) return pair.key + ":" + space + pair.value;
  return mark + pair.key + "\n" + std::string(indent + 2, ' ') + ":" + space + pair.value;
}

std::string key_text_of_collection(char open, char close, const std::vector<std::string>& items,
                                   std::size_t indent) {
  if (items.empty()) return {open, close};
  std::size_t width = 2;
  bool lines = false;
  for (const std::string& item : items) {
    width += count_utf16_units(item) + 2 + (&item == &items.back() ? 0 : 1);
    lines = lines || item.find('\n') != std::string::npos;
  }
  lines = lines || width > k_line_width;
  std::string out(1, open);
  for (const std::string& item : items) {
    out += lines ? "\n" + std::string(indent + 2, ' ') : " ";
    out += item;
    if (&item != &items.back()) out += ',';
  }
  out += lines ? "\n" + std::string(indent, ' ') : " ";
  return out += close;
}

}  // namespace bs::data::yaml
