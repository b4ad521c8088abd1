// The grammar of RFC 3986, appendix A, and what RFC 3987 adds to it.
#include "bs/base/text.hpp"
#include "match/char_class.hpp"
#include "match/unit.hpp"
#include "match/uri.hpp"

namespace bs::match {

namespace {

constexpr std::string_view k_sub_delimiters = "!$&'()*+,;=";

bool is_unreserved(char c) {
  return is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/// `iprivate` of RFC 3987, which only a query may hold.
bool is_private(char32_t unit) {
  return (unit >= 0xE000 && unit <= 0xF8FF) || (unit >= 0xF0000 && (unit & 0xFFFFu) <= 0xFFFD);
}

/// `ucschar` of RFC 3987.
bool is_international(char32_t unit) {
  if (unit >= 0xE0000 && unit < 0xE1000) return false;
  if (unit >= 0x10000) return unit < 0xF0000 && (unit & 0xFFFFu) <= 0xFFFD;
  return (unit >= 0xA0 && unit <= 0xD7FF) || (unit >= 0xF900 && unit <= 0xFDCF) ||
         (unit >= 0xFDF0 && unit <= 0xFFEF);
}

class Grammar {
 public:
  explicit Grammar(bool international) : international_(international) {}

  bool accepts(std::string_view text, UriForm form) const {
    const Uri uri = split_uri(text);
    if (uri.scheme ? !is_scheme(*uri.scheme) : form == UriForm::absolute) return false;
    if (uri.authority && !is_authority(*uri.authority)) return false;
    // Without a scheme and an authority a colon may not stand in the first segment; one that stands first
    // there has left split_uri without a scheme.
    if (!uri.scheme && !uri.authority && uri.path.starts_with(':')) return false;
    return consists_of(uri.path, ":@/", false) && (!uri.query || consists_of(*uri.query, ":@/?", true)) &&
           (!uri.fragment || consists_of(*uri.fragment, ":@/?", false));
  }

 private:
  static bool is_scheme(std::string_view text) {
    return is_letter(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
             return is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
           });
  }

  bool is_authority(std::string_view text) const {
    if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
      if (!consists_of(text.substr(0, at), ":", false)) return false;
      text.remove_prefix(at + 1);
    }
    std::size_t host_end = text.find(':');
    if (text.starts_with('[')) {
      host_end = text.find(']');
      if (host_end == std::string_view::npos || !is_literal(text.substr(1, host_end - 1))) return false;
      ++host_end;
      if (host_end < text.size() && text[host_end] != ':') return false;
    } else if (!consists_of(text.substr(0, host_end), "", false)) {
      return false;
    }
    if (host_end == std::string_view::npos || host_end == text.size()) return true;
    const std::string_view port = text.substr(host_end + 1);
    return std::all_of(port.begin(), port.end(), is_digit);
  }

  /// What stands in brackets: an IPv6 address, or a future one ("v1.x").
  bool is_literal(std::string_view text) const {
    if (is_ipv6(text)) return true;
    if (text.empty() || (text[0] != 'v' && text[0] != 'V')) return false;
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || dot == 1 || dot + 1 == text.size()) return false;
    const std::string_view version = text.substr(1, dot - 1);
    const std::string_view rest = text.substr(dot + 1);
    return std::all_of(version.begin(), version.end(), is_hex) &&
           std::all_of(rest.begin(), rest.end(), [](char c) {
             return is_unreserved(c) || k_sub_delimiters.find(c) != std::string_view::npos || c == ':';
           });
  }

  /// Unreserved, percent-encoded, sub-delimiters and what is in `more`.
  bool consists_of(std::string_view text, std::string_view more, bool may_be_private) const {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (is_unreserved(c) || k_sub_delimiters.find(c) != std::string_view::npos ||
          more.find(c) != std::string_view::npos) {
        continue;
      }
      if (c == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2])) {
        i += 2;
        continue;
      }
      char32_t unit = 0;
      const std::size_t length = decode_unit(text, i, unit);
      if (!international_ || !(is_international(unit) || (may_be_private && is_private(unit)))) return false;
      i += length - 1;
    }
    return true;
  }

  bool international_;
};

bool is_octet(std::string_view text) {
  if (text.empty() || text.size() > 3 || !std::all_of(text.begin(), text.end(), is_digit)) return false;
  if (text.size() > 1 && text.front() == '0') return false;
  return text.size() < 3 || text <= "255";
}

/// How many 16-bit groups the part of an IPv6 address holds; an IPv4 address may end it. 99 when it is none.
std::size_t count_groups(std::string_view text, bool may_end_in_ipv4) {
  constexpr std::size_t k_faulty = 99;
  if (text.empty()) return 0;
  std::size_t count = 0;
  const std::vector<std::string_view> groups = split(text, ':');
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string_view group = groups[i];
    if (may_end_in_ipv4 && i + 1 == groups.size() && is_ipv4(group)) return count + 2;
    if (group.empty() || group.size() > 4 || !std::all_of(group.begin(), group.end(), is_hex))
      return k_faulty;
    ++count;
  }
  return count;
}

}  // namespace

bool is_uri(std::string_view text, UriForm form) {
  return Grammar(false).accepts(text, form);
}
bool is_iri(std::string_view text, UriForm form) {
  return Grammar(true).accepts(text, form);
}

bool is_ipv4(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), is_octet);
}

bool is_ipv6(std::string_view text) {
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) return count_groups(text, true) == 8;
  if (text.find("::", gap + 1) != std::string_view::npos) return false;
  return count_groups(text.substr(0, gap), false) + count_groups(text.substr(gap + 2), true) <= 7;
}

}  // namespace bs::match
