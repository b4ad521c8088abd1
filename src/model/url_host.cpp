// Hosts: domains, IPv4 and IPv6 addresses, as https://url.spec.whatwg.org/#host-parsing has them.
#include <algorithm>
#include <array>
#include <cstdint>

#include "bs/base/text.hpp"
#include "url.hpp"

namespace bs::model {
namespace {

constexpr auto k_none = std::string_view::npos;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_forbidden_in_host(char c) {
  return std::string_view("\0\t\n\r #/:<>?@[\\]^|", 17).find(c) != k_none;
}

bool is_forbidden_in_domain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_forbidden_in_host(c) || byte <= 0x1F || byte == 0x7F || c == '%';
}

/// A part of an IPv4 address: decimal, 0x hexadecimal or 0 octal. nullopt: no number. What is too large is
/// capped.
std::optional<std::uint64_t> ipv4_number(std::string_view part) {
  if (part.empty()) return std::nullopt;
  int base = 10;
  if (part.size() >= 2 && part[0] == '0') {
    const bool hexadecimal = part[1] == 'x' || part[1] == 'X';
    base = hexadecimal ? 16 : 8;
    part.remove_prefix(hexadecimal ? 2 : 1);
  }
  std::uint64_t number = 0;
  for (const char c : part) {
    const int digit = hex_digit(c);
    if (digit < 0 || digit >= base) return std::nullopt;
    number = std::min<std::uint64_t>(number * static_cast<unsigned>(base) + static_cast<unsigned>(digit),
                                     std::uint64_t{1} << 40);
  }
  return number;
}

std::vector<std::string_view> parts_of(std::string_view domain) {
  std::vector<std::string_view> parts = split(domain, '.');
  if (parts.size() > 1 && parts.back().empty()) parts.pop_back();
  return parts;
}

bool ends_in_number(std::string_view domain) {
  const std::string_view last = parts_of(domain).back();
  if (last.empty()) return false;
  if (std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; })) return true;
  return last.size() >= 2 && last[0] == '0' && (last[1] == 'x' || last[1] == 'X') &&
         ipv4_number(last).has_value();
}

bool is_ipv4(std::string_view domain) {
  const auto parts = parts_of(domain);
  if (parts.size() > 4) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = ipv4_number(parts[i]);
    const std::uint64_t bound =
        i + 1 < parts.size() ? 256 : std::uint64_t{1} << (8 * (5 - static_cast<unsigned>(parts.size())));
    if (!number || *number >= bound) return false;
  }
  return true;
}

/// The four decimal numbers that may end an IPv6 address.
bool is_ipv4_tail(std::string_view text) {
  const auto numbers = split(text, '.');
  return numbers.size() == 4 && std::all_of(numbers.begin(), numbers.end(), [](std::string_view number) {
           if (number.empty() || number.size() > 3 || (number.size() > 1 && number[0] == '0')) return false;
           int value = 0;
           for (const char c : number) {
             if (c < '0' || c > '9') return false;
             value = value * 10 + (c - '0');
           }
           return value <= 255;
         });
}

/// The number of 16-bit pieces in "a:b:c", the last of which may be an IPv4 address; nullopt: faulty.
std::optional<std::size_t> ipv6_pieces(std::string_view text, bool may_end_in_ipv4) {
  if (text.empty()) return 0;
  const auto pieces = split(text, ':');
  std::size_t count = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string_view piece = pieces[i];
    if (may_end_in_ipv4 && i + 1 == pieces.size() && piece.find('.') != k_none) {
      if (!is_ipv4_tail(piece)) return std::nullopt;
      count += 2;
      continue;
    }
    if (piece.empty() || piece.size() > 4) return std::nullopt;
    if (std::any_of(piece.begin(), piece.end(), [](char c) { return hex_digit(c) < 0; })) return std::nullopt;
    ++count;
  }
  return count;
}

bool is_ipv6(std::string_view text) {
  const auto gap = text.find("::");
  if (gap == k_none) return ipv6_pieces(text, true) == 8;
  const auto head = ipv6_pieces(text.substr(0, gap), false);
  const auto tail = ipv6_pieces(text.substr(gap + 2), true);
  return head && tail && *head + *tail <= 7;
}

bool is_bracketed_ipv6(std::string_view host) {
  return host.size() >= 2 && host.back() == ']' && is_ipv6(host.substr(1, host.size() - 2));
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool is_special_host(std::string_view host) {
  if (!host.empty() && host.front() == '[') return is_bracketed_ipv6(host);
  const auto domain = mapped_domain(repair_utf8(percent_decoded(host)));
  if (!domain || domain->empty()) return false;
  if (std::any_of(domain->begin(), domain->end(), is_forbidden_in_domain)) return false;
  return !ends_in_number(*domain) || is_ipv4(*domain);
}

bool is_opaque_host(std::string_view host) {
  if (!host.empty() && host.front() == '[') return is_bracketed_ipv6(host);
  return std::none_of(host.begin(), host.end(), is_forbidden_in_host);
}

}  // namespace bs::model
