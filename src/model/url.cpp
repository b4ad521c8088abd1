#include "url.hpp"

#include <algorithm>

#include "bs/base/text.hpp"

namespace bs::model {
namespace {

constexpr auto k_none = std::string_view::npos;

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_slash(char c) {
  return c == '/' || c == '\\';
}

/// Control characters and spaces at the ends are dropped, tabs and newlines everywhere.
std::string cleaned(std::string_view text) {
  const auto is_edge = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_edge(text.back())) text.remove_suffix(1);
  std::string out(text);
  out.erase(
      std::remove_if(out.begin(), out.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }),
      out.end());
  return out;
}

/// The scheme in lower case; "" when there is none.
std::string scheme_of(std::string_view text) {
  if (text.empty() || !is_alpha(text.front())) return "";
  const auto end = std::find_if(text.begin(), text.end(), [](char c) {
    return !is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.';
  });
  if (end == text.end() || *end != ':') return "";
  return to_lower(text.substr(0, static_cast<std::size_t>(end - text.begin())));
}

bool is_special(std::string_view scheme) {
  for (const std::string_view special : {"http", "https", "ws", "wss", "ftp"})
    if (scheme == special) return true;
  return false;
}

bool is_port(std::string_view text) {
  unsigned port = 0;
  for (const char c : text) {
    if (!is_digit(c)) return false;
    port = port * 10 + static_cast<unsigned>(c - '0');
    if (port > 65535) return false;
  }
  return true;
}

/// `user:password@host:port`
bool is_authority(std::string_view text, bool special) {
  if (const auto at = text.rfind('@'); at != k_none) {
    text.remove_prefix(at + 1);
    if (text.empty()) return false;
  }
  bool in_brackets = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') in_brackets = true;
    if (text[i] == ']') in_brackets = false;
    if (text[i] != ':' || in_brackets) continue;
    const std::string_view host = text.substr(0, i);
    return i > 0 && (special ? is_special_host(host) : is_opaque_host(host)) && is_port(text.substr(i + 1));
  }
  return special ? is_special_host(text) : is_opaque_host(text);
}

std::string_view until_any(std::string_view text, std::string_view ends) {
  return text.substr(0, text.find_first_of(ends));
}

bool is_file_rest(std::string_view rest) {
  if (rest.size() < 2 || !is_slash(rest[0]) || !is_slash(rest[1])) return true;
  const std::string_view host = until_any(rest.substr(2), "/\\?#");
  const bool drive = host.size() == 2 && is_alpha(host[0]) && (host[1] == ':' || host[1] == '|');
  return host.empty() || drive || is_special_host(host);
}

}  // namespace

bool is_url(std::string_view text) {
  const std::string url = cleaned(text);
  const std::string scheme = scheme_of(url);
  if (scheme.empty()) return false;
  std::string_view rest = std::string_view(url).substr(scheme.size() + 1);
  if (scheme == "file") return is_file_rest(rest);
  if (is_special(scheme)) {
    while (!rest.empty() && is_slash(rest.front())) rest.remove_prefix(1);
    return is_authority(until_any(rest, "/\\?#"), true);
  }
  if (!rest.starts_with("//")) return true;
  return is_authority(until_any(rest.substr(2), "/?#"), false);
}

}  // namespace bs::model
