#include <array>

#include "facts/secrets.hpp"

namespace bs::facts {
namespace {

constexpr std::size_t k_npos = std::string_view::npos;
constexpr std::size_t k_max_label = 32;
/// The shortest key, ed25519 as PKCS #8, is 48 bytes; 16,384 bits of RSA are 13 KB.
constexpr std::size_t k_min_bytes = 40, k_max_text = 24'000;

int sextet(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// The body in base 64, with line breaks, also those that a string of a program writes as \n, left out. Empty
/// when something else stands in it (headers of an encrypted key among them).
std::string decode(std::string_view body) {
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  bool ended = false, quoted = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const char c = body[i];
    const bool is_escape = c == '\\' && i + 1 < body.size() && (body[i + 1] == 'n' || body[i + 1] == 'r');
    if (is_escape) ++i;
    const bool is_between = is_escape || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '"' ||
                            c == '\'' || c == ',' || c == '\\' || c == ';';
    // "abc" + "def": the plus between two literals is no digit.
    if (c == '+' && quoted) continue;
    if (c == '"' || c == '\'') quoted = true;
    if (is_between) continue;
    quoted = false;
    if (c == '=') {
      ended = true;
      continue;
    }
    const int value = sextet(c);
    if (value < 0 || ended) return "";
    bits = bits << 6 | static_cast<unsigned>(value);
    if ((count += 6) < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

/// A DER sequence, exactly as long as it says.
bool is_der_sequence(std::string_view bytes) {
  if (bytes.size() < k_min_bytes || bytes[0] != '\x30') return false;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i]));
  };
  if (byte(1) < 0x80) return byte(1) + 2 == bytes.size();
  if (byte(1) == 0x81) return byte(2) + 3 == bytes.size();
  return byte(1) == 0x82 && (byte(2) << 8) + byte(3) + 4 == bytes.size();
}

/// OpenSSH's own form without a passphrase.
bool is_open_ssh(std::string_view bytes) {
  constexpr std::string_view k_start("openssh-key-v1\0\0\0\0\x04none", 23);
  return bytes.size() > 100 && bytes.starts_with(k_start);
}

}  // namespace

std::size_t end_of_private_key(std::string_view text, std::size_t begin) {
  constexpr std::string_view k_begin = "-----BEGIN ", k_ending = "PRIVATE KEY-----", k_end = "-----END ";
  const std::string_view label = text.substr(begin + k_begin.size(), k_max_label + k_ending.size());
  const std::size_t ending = label.find(k_ending);
  // A key that is encrypted is no secret as long as its passphrase is none.
  if (ending == k_npos || label.substr(0, ending).find("ENCRYPTED") != k_npos) return k_npos;
  const std::size_t body = begin + k_begin.size() + ending + k_ending.size();
  // The next dashes must be those of its end: so that many beginnings without one cost no more than one.
  const std::size_t end = text.substr(body, k_max_text).find("-----");
  if (end == k_npos || !text.substr(body + end).starts_with(k_end)) return k_npos;
  const std::string bytes = decode(text.substr(body, end));
  return is_der_sequence(bytes) || is_open_ssh(bytes) ? body + end : k_npos;
}

}  // namespace bs::facts
