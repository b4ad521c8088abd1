#include "bs/base/text.hpp"
#include "bs/report/formats.hpp"

namespace bs::report {
namespace {

/// What XML 1.0 allows: tab, LF, CR, and everything from space on but U+FFFE and U+FFFF.
bool is_xml_illegal(unsigned char c) {
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

}  // namespace

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (const auto& cell : cells) {
    if (!out.empty() || &cell != cells.data()) out += ',';
    auto text = repair_utf8(cell);
    if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)
      text.insert(0, "'");
    if (text.find_first_of(",\"\n\r") == std::string::npos) {
      out += text;
    } else {
      out += '"' + replace_all(text, "\"", "\"\"") + '"';
    }
  }
  return out + "\n";
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (char c : repair_utf8(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (!is_xml_illegal(static_cast<unsigned char>(c))) out += c;
    }
  }
  return replace_all(replace_all(out, "\xEF\xBF\xBE", ""), "\xEF\xBF\xBF", "");
}

std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (char c : repair_utf8(text)) {
    if (c == '\n' || c == '\r') {
      out += ' ';
    } else if (c == '<') {
      out += "&lt;";
    } else {
      if (std::string_view("\\`*_{}[]()#+-!|>~@").find(c) != std::string_view::npos) out += '\\';
      if (!is_xml_illegal(static_cast<unsigned char>(c))) out += c;
    }
  }
  return out;
}

std::string safe_link(std::string_view url) {
  auto lower = to_lower(url.substr(0, 8));
  const bool known =
      lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:");
  const bool clean = std::none_of(url.begin(), url.end(),
                                  [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; });
  return known && clean ? std::string(url) : "";
}

}  // namespace bs::report
