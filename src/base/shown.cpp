#include "bs/base/text.hpp"

namespace bs {
namespace {

bool is_bidirectional_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_plain(char c) {
  return c >= 0x20 && c < 0x7F;
}

void append_bytes(std::string& out, std::string_view bytes) {
  for (const char c : bytes)
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(c));
}

}  // namespace

std::string shown(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    const char32_t c = point.value;
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (!point.valid || c < 0x20 || c == 0x7F) {
      append_bytes(out, bytes);
    } else if ((c >= 0x80 && c < 0xA0) || is_bidirectional_control(c)) {
      fmt::format_to(std::back_inserter(out), "\\u{{{:04x}}}", static_cast<std::uint32_t>(c));
    } else {
      out += bytes;
    }
    at += point.length;
  }
  return out;
}

}  // namespace bs
