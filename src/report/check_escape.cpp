#include "report/check_escape.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::report {
namespace {

/// Legal in JSON and XML, and not to be seen, or able to reorder what is.
bool is_invisible(char32_t c) {
  return (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::string visible_json(std::string json) {
  std::string out;
  out.reserve(json.size() + 1);
  for (std::size_t at = 0; at < json.size();) {
    const CodePoint point = decode_utf8(json, at);
    if (is_invisible(point.value)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(point.value));
    } else {
      out.append(json, at, point.length);
    }
    at += point.length;
  }
  // Outside of strings JSON has no '#', so the bracket stands in one.
  return without_commands(out, "\\u005b");
}

bool is_xml_character(const CodePoint& point) {
  const char32_t c = point.value;
  return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

void append_xml(std::string& out, const CodePoint& point, std::string_view bytes) {
  const char32_t c = point.value;
  if (!is_xml_character(point)) return;
  if (c == '&') {
    out += "&amp;";
  } else if (c == '<') {
    out += "&lt;";
  } else if (c == '>') {
    out += "&gt;";
  } else if (c == '"') {
    out += "&quot;";
  } else if (c < 0x20 || is_invisible(c)) {
    fmt::format_to(std::back_inserter(out), "&#{};", static_cast<std::uint32_t>(c));
  } else {
    out += bytes;
  }
}

}  // namespace

std::string without_commands(std::string_view text, std::string_view instead) {
  std::string out;
  out.reserve(text.size());
  int marks = 0;  // how many '#' stand before, at most two
  for (const char c : text) {
    if (c == '[' && marks == 2) {
      out += instead;
    } else {
      out += c;
    }
    if (c == '#') {
      marks = std::min(marks + 1, 2);
    } else if (c >= 0x20 && c < 0x7F) {
      marks = 0;
    }
  }
  return out;
}

bool begins_as_command(std::string_view line) {
  int colons = 0;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F) continue;
    if (c != ':') return false;
    if (++colons == 2) return true;
  }
  return false;
}

std::string shown_in_log(std::string_view text) {
  return without_commands(shown(text), "\\x5b");
}

std::string to_log_json(const data::Value& value) {
  return visible_json(data::to_json(value, data::JsonStyle::pretty)) + "\n";
}

std::string to_log_json_line(const data::Value& value) {
  return visible_json(data::to_json(value));
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t c = point.value;
    const bool space = c <= 0x20 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F ||
                       (c >= 0x205F && c <= 0x206F) || c == 0x3000;
    if (!space && !is_invisible(c)) return false;
    at += point.length;
  }
  return true;
}

std::string xml_escaped(std::string_view text) {
  const std::string repaired = repair_utf8(text);
  std::string out;
  out.reserve(repaired.size());
  for (std::size_t at = 0; at < repaired.size();) {
    const CodePoint point = decode_utf8(repaired, at);
    append_xml(out, point, std::string_view(repaired).substr(at, point.length));
    at += point.length;
  }
  return without_commands(out, "&#91;");
}

std::string path_as_uri(std::string_view path) {
  constexpr std::string_view k_unreserved = "-._~";
  std::string out;
  for (std::size_t at = 0; at < path.size(); ++at) {
    const char c = path[at];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    // A slash at the start, or after another, would begin a host.
    const bool slash = c == '/' && at != 0 && path[at - 1] != '/';
    if (letter || slash || k_unreserved.find(c) != std::string_view::npos) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace bs::report
