#include <cmath>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "data/yaml_chars.hpp"
#include "data/yaml_resolve.hpp"

namespace bs::data {
namespace {

constexpr std::size_t k_longest_plain_key = 1000;  // a reader gives up looking for the ':' at 1024

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// 2024-01-01 and what follows it: text to us, a date to readers of YAML 1.1.
bool looks_like_date(std::string_view text) {
  constexpr std::string_view k_shape = "0000-00-00";
  if (text.size() < k_shape.size()) return false;
  for (std::size_t i = 0; i < k_shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (k_shape[i] == '0' ? !digit : text[i] != '-') return false;
  }
  return true;
}

/// True when the text without quotes is read as this text, by readers of YAML 1.1 and 1.2 alike.
bool is_plain(std::string_view text) {
  constexpr std::string_view k_never_first = ",[]{}#&*!|>'\"%@`";
  if (text.empty() || yaml::is_blank(text.front()) || yaml::is_blank(text.back())) return false;
  if (k_never_first.find(text.front()) != std::string_view::npos) return false;
  if (std::string_view("-?:").find(text.front()) != std::string_view::npos &&
      (text.size() == 1 || text[1] == ' ')) {
    return false;
  }
  if (text.substr(0, 3) == "---" || text.substr(0, 3) == "..." || text == "<<") return false;
  if (text.back() == ':' || text.find(": ") != std::string_view::npos ||
      text.find(" #") != std::string_view::npos) {
    return false;
  }
  if (has_control_character(text) || text.find(yaml::k_byte_order_mark) != std::string_view::npos)
    return false;
  return !looks_like_date(text) && yaml::resolve_plain(std::string(text), true).is_string() &&
         yaml::resolve_plain(std::string(text), false).is_string();
}

/// True when the text can stand below a '|'.
bool is_literal(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || yaml::is_space(text.front())) return false;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.empty() && line.find_first_not_of(" \t") == std::string_view::npos) return false;
    if (has_control_character(replace_all(line, "\t", ""))) return false;
  }
  return text.find(yaml::k_byte_order_mark) == std::string_view::npos;
}

class Writer {
 public:
  std::string write(const Value& value) {
    if (is_block(value)) {
      collection(value, 0);
    } else {
      scalar(value, 0);
    }
    return std::move(out_);
  }

 private:
  static bool is_block(const Value& value) {
    return (value.is_object() && !value.as_object().empty()) ||
           (value.is_array() && !value.as_array().empty());
  }

  /// Each member or item on lines of its own; the first stands where the writer is.
  void collection(const Value& value, std::size_t indent) {
    bool first = true;
    const auto start_line = [&] {
      if (!std::exchange(first, false)) out_.append(indent, ' ');
    };
    if (value.is_object()) {
      for (const Member& member : value.as_object()) {
        start_line();
        key(member.key, indent);
        behind_key(member.value, indent);
      }
      return;
    }
    for (const Value& item : value.as_array()) {
      start_line();
      out_ += "- ";
      if (is_block(item)) {
        collection(item, indent + 2);
      } else {
        scalar(item, indent + 2);
      }
    }
  }

  void key(const std::string& name, std::size_t indent) {
    const std::string text = is_valid_utf8(name) ? name : repair_utf8(name);
    const std::string shown = is_plain(text) ? text : json_quoted(text);
    if (shown.size() > k_longest_plain_key) {
      out_ += "? " + shown + "\n" + std::string(indent, ' ') + ":";
    } else {
      out_ += shown + ":";
    }
  }

  void behind_key(const Value& value, std::size_t indent) {
    if (!is_block(value)) {
      out_ += ' ';
      scalar(value, indent + 2);
      return;
    }
    out_ += '\n';
    out_.append(indent + 2, ' ');
    collection(value, indent + 2);
  }

  /// What needs no lines of its own, and the end of its line.
  void scalar(const Value& value, std::size_t indent) {
    switch (value.type()) {
      case Type::number:
        number(value.as_number());
        break;
      case Type::string:
        string(value.as_string(), indent);
        return;
      case Type::array:
        out_ += "[]";
        break;
      case Type::object:
        out_ += "{}";
        break;
      default:
        append_json(out_, value);
        break;
    }
    out_ += '\n';
  }

  void number(double value) {
    if (std::isnan(value)) {
      out_ += ".nan";
    } else if (std::isinf(value)) {
      out_ += value < 0 ? "-.inf" : ".inf";
    } else {
      out_ += number_text(value);
    }
  }

  void string(const std::string& value, std::size_t indent) {
    const std::string text = is_valid_utf8(value) ? value : repair_utf8(value);
    if (is_literal(text)) {
      literal(text, indent);
    } else {
      out_ += is_plain(text) ? text : json_quoted(text);
      out_ += '\n';
    }
  }

  void literal(std::string_view text, std::size_t indent) {
    const std::size_t line_ends = text.size() - text.find_last_not_of('\n') - 1;
    out_ += line_ends == 0 ? "|-" : line_ends == 1 ? "|" : "|+";
    out_ += '\n';
    if (line_ends > 0) text.remove_suffix(1);
    for (const std::string_view line : split(text, '\n')) {
      if (!line.empty()) out_.append(std::max<std::size_t>(indent, 2), ' ');
      out_ += line;
      out_ += '\n';
    }
  }

  std::string out_;
};

}  // namespace

std::string to_yaml(const Value& value) {
  return Writer().write(value);
}

}  // namespace bs::data
