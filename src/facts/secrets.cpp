#include "facts/secrets.hpp"

#include "bs/base/text.hpp"

namespace bs::facts {
namespace {

constexpr std::size_t k_npos = std::string_view::npos;

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
bool is_alphanumeric(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_url_safe(char c) noexcept {
  return is_alphanumeric(c) || c == '-' || c == '_';
}
bool is_base64(char c) noexcept {
  return is_alphanumeric(c) || c == '+' || c == '/';
}
bool is_hex(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'f');
}
bool is_base32(char c) noexcept {
  return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
}

using Class = bool (*)(char) noexcept;

/// The end of the run of the class from there.
std::size_t run(std::string_view text, std::size_t from, Class is_in) {
  while (from < text.size() && is_in(text[from])) ++from;
  return from;
}

/// Exactly `length` characters of the class, then none of it.
std::size_t exactly(std::string_view text, std::size_t from, std::size_t length, Class is_in) {
  return run(text, from, is_in) == from + length ? from + length : k_npos;
}

/// The same, when what stands there is not made up.
std::size_t plausible(std::string_view text, std::size_t from, std::size_t length, Class is_in) {
  const std::size_t end = exactly(text, from, length, is_in);
  return end == k_npos || is_placeholder(text.substr(from, length)) ? k_npos : end;
}

std::size_t with_checksum(std::string_view text, std::size_t from) {
  const std::size_t end = plausible(text, from, 36, is_alphanumeric);
  const bool holds = end != k_npos && has_token_checksum(text.substr(from, 30), text.substr(from + 30, 6));
  return holds ? end : k_npos;
}

/// ghp_, gho_, ghu_, ghs_, ghr_
std::size_t end_of_github_token(std::string_view text, std::size_t begin) {
  constexpr std::string_view k_kinds = "pousr";
  if (begin + 4 > text.size() || k_kinds.find(text[begin + 2]) == k_npos || text[begin + 3] != '_')
    return k_npos;
  return with_checksum(text, begin + 4);
}

std::size_t end_of_github_pat(std::string_view text, std::size_t begin) {
  constexpr std::size_t k_prefix = std::string_view("github_pat_").size();
  const std::size_t middle = plausible(text, begin + k_prefix, 22, is_alphanumeric);
  if (middle == k_npos || middle >= text.size() || text[middle] != '_') return k_npos;
  return plausible(text, middle + 1, 59, is_alphanumeric);
}

std::size_t end_of_npm_token(std::string_view text, std::size_t begin) {
  return with_checksum(text, begin + 4);
}

/// The secret to a key id: 40 characters in quotes or behind "=", near a word that says what they are.
bool has_aws_secret_nearby(std::string_view text, std::size_t key) {
  constexpr std::size_t k_near = 400;
  const std::size_t from = key < k_near ? 0 : key - k_near;
  const std::string_view near = text.substr(from, 2 * k_near);
  for (std::size_t at = 0; at < near.size();) {
    const std::size_t end = run(near, at, is_base64);
    const std::string_view word = near.substr(at, end - at);
    at = end + 1;
    if (word.size() != 40 || is_placeholder(word)) continue;
    const auto any = [&](char low, char high) {
      return std::any_of(word.begin(), word.end(), [=](char c) { return c >= low && c <= high; });
    };
    if (any('a', 'z') && any('A', 'Z') && any('0', '9') && to_lower(near).find("secret") != k_npos)
      return true;
  }
  return false;
}

std::size_t end_of_aws_key(std::string_view text, std::size_t begin) {
  const std::size_t end = plausible(text, begin + 4, 16, is_base32);
  return end != k_npos && has_aws_secret_nearby(text, begin) ? end : k_npos;
}

/// xoxb-11-11-24, xoxp-11-11-11-32
std::size_t end_of_slack_token(std::string_view text, std::size_t begin) {
  constexpr std::string_view k_documented = "17653672481-";  // the token that Slack's documentation prints
  if (begin + 5 > text.size() || text[begin + 4] != '-') return k_npos;
  if (text.substr(begin + 5).starts_with(k_documented)) return k_npos;
  std::size_t at = begin + 5;
  int numbers = 0;
  for (;;) {
    const std::size_t end = run(text, at, is_digit);
    if (end - at < 10 || end - at > 14 || end >= text.size() || text[end] != '-') break;
    if (is_placeholder(text.substr(at, end - at))) return k_npos;
    at = end + 1;
    ++numbers;
  }
  const char kind = text[begin + 3];
  if (kind == 'b' && numbers == 2) return plausible(text, at, 24, is_alphanumeric);
  if (kind == 'p' && numbers == 3) return plausible(text, at, 32, is_hex);
  return k_npos;
}

std::size_t end_of_stripe_key(std::string_view text, std::size_t begin) {
  const std::size_t from = begin + std::string_view("sk_live_").size();
  const std::size_t end = run(text, from, is_alphanumeric);
  const std::size_t length = end - from;
  const bool fits = length == 24 || length == 34 || (length >= 90 && length <= 110);
  return fits && !is_placeholder(text.substr(from, length)) ? end : k_npos;
}

std::size_t end_of_gitlab_token(std::string_view text, std::size_t begin) {
  return plausible(text, begin + 6, 20, is_url_safe);
}

/// A macaroon that begins with its place, pypi.org.
std::size_t end_of_pypi_token(std::string_view text, std::size_t begin) {
  const std::size_t end = run(text, begin + 5, is_url_safe);
  return end - begin >= 150 ? end : k_npos;
}

std::size_t end_of_azure_key(std::string_view text, std::size_t begin) {
  // Those of the storage and database emulators, which their documentation prints.
  constexpr std::string_view k_emulators[] = {
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6",
      "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw"};
  const std::size_t from = begin + std::string_view("AccountKey=").size();
  const std::size_t end = plausible(text, from, 86, is_base64);
  if (end == k_npos || text.substr(end, 2) != "==") return k_npos;
  for (const std::string_view known : k_emulators)
    if (text.substr(from).starts_with(known)) return k_npos;
  return end;
}

std::size_t end_of_sendgrid_key(std::string_view text, std::size_t begin) {
  const std::size_t middle = plausible(text, begin + 3, 22, is_url_safe);
  if (middle == k_npos || middle >= text.size() || text[middle] != '.') return k_npos;
  return plausible(text, middle + 1, 43, is_url_safe);
}

std::size_t end_of_anthropic_key(std::string_view text, std::size_t begin) {
  const std::size_t end = plausible(text, begin + std::string_view("sk-ant-api03-").size(), 95, is_url_safe);
  return end != k_npos && text.substr(end - 2, 2) == "AA" ? end : k_npos;
}

std::size_t end_of_digitalocean_token(std::string_view text, std::size_t begin) {
  return plausible(text, begin + std::string_view("dop_v1_").size(), 64, is_hex);
}

std::size_t end_of_slack_webhook(std::string_view text, std::size_t begin) {
  std::size_t at = begin + std::string_view("hooks.slack.com/services/").size();
  for (const char kind : {'T', 'B'}) {
    const std::size_t end = run(text, at, is_alphanumeric);
    const bool fits =
        end - at >= 9 && end - at <= 12 && text[at] == kind && end < text.size() && text[end] == '/';
    if (!fits || is_placeholder(text.substr(at + 1, end - at - 1))) return k_npos;
    at = end + 1;
  }
  return plausible(text, at, 24, is_alphanumeric);
}

constexpr SecretKind k_kinds[] = {
    {"-----BEGIN ", "private-key", "A private key", end_of_private_key},
    {"gh", "github-token", "A GitHub token", end_of_github_token},
    {"github_pat_", "github-token", "A GitHub token", end_of_github_pat},
    {"npm_", "npm-token", "An npm token", end_of_npm_token},
    {"AKIA", "aws-key", "An AWS access key and its secret", end_of_aws_key},
    {"xox", "slack-token", "A Slack token", end_of_slack_token},
    {"hooks.slack.com/services/", "slack-webhook", "A Slack webhook", end_of_slack_webhook},
    {"sk_live_", "stripe-key", "A Stripe live key", end_of_stripe_key},
    {"rk_live_", "stripe-key", "A Stripe live key", end_of_stripe_key},
    {"glpat-", "gitlab-token", "A GitLab token", end_of_gitlab_token},
    {"pypi-AgEIcHlwaS5vcmc", "pypi-token", "A PyPI token", end_of_pypi_token},
    {"AccountKey=", "azure-key", "An Azure storage key", end_of_azure_key},
    {"SG.", "sendgrid-key", "A SendGrid key", end_of_sendgrid_key},
    {"sk-ant-api03-", "anthropic-key", "An Anthropic key", end_of_anthropic_key},
    {"dop_v1_", "digitalocean-token", "A DigitalOcean token", end_of_digitalocean_token},
};

constexpr std::size_t pair_of(std::string_view text, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8 |
         static_cast<std::size_t>(static_cast<unsigned char>(text[at + 1]));
}

/// By two characters, whether an anchor begins with them: most of a text is passed over by this alone.
const std::vector<bool>& anchor_pairs() {
  static const std::vector<bool> pairs = [] {
    std::vector<bool> made(1u << 16);
    for (const SecretKind& kind : k_kinds) made[pair_of(kind.anchor, 0)] = true;
    return made;
  }();
  return pairs;
}

/// The beginning that says what it is, and nothing of what is secret.
std::string beginning(const SecretKind& kind, std::string_view text, std::size_t begin) {
  const bool is_key = kind.end_of == end_of_private_key;
  const std::size_t length =
      is_key ? std::string_view("-----BEGIN RSA PRIV").size() : std::max<std::size_t>(kind.anchor.size(), 4);
  return std::string(text.substr(begin, length)) + "… (rest hidden)";
}

}  // namespace

bool is_placeholder(std::string_view text) {
  std::set<char> different(text.begin(), text.end());
  if (different.size() < 3 || different.size() < std::min<std::size_t>(text.size() / 4, 10)) return true;
  std::size_t same = 1, rising = 1;
  for (std::size_t i = 1; i < text.size(); ++i) {
    same = text[i] == text[i - 1] ? same + 1 : 1;
    rising = text[i] == text[i - 1] + 1 ? rising + 1 : 1;
    if (same >= 6 || rising >= 6) return true;
  }
  const std::string lower = to_lower(text);
  for (const std::string_view word :
       {"example", "dummy", "placeholder", "redacted", "changeme", "xxxx", "fake", "yourtoken"})
    if (lower.find(word) != k_npos) return true;
  return false;
}

bool has_token_checksum(std::string_view random, std::string_view checksum) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char c : random) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1u)));
  }
  crc = ~crc;
  constexpr std::string_view k_digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  std::string expected(checksum.size(), '0');
  for (std::size_t i = expected.size(); i-- > 0; crc /= 62) expected[i] = k_digits[crc % 62];
  return expected == checksum;
}

std::vector<Secret> find_secrets(std::string_view text) {
  const std::vector<bool>& pairs = anchor_pairs();
  std::vector<Secret> found;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!pairs[pair_of(text, at)]) continue;
    for (const SecretKind& kind : k_kinds) {
      if (text.compare(at, kind.anchor.size(), kind.anchor) != 0) continue;
      // A token begins where no word goes on.
      if (at > 0 && is_alphanumeric(text[at - 1]) && kind.anchor.front() != '-') continue;
      const std::size_t end = kind.end_of(text, at);
      if (end == k_npos) continue;
      found.push_back({kind.kind, kind.name, at, end, beginning(kind, text, at)});
      at = end - 1;
      break;
    }
  }
  return found;
}

}  // namespace bs::facts
