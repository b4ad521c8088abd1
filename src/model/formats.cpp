#include "formats.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"

namespace bs::model {
namespace {

constexpr std::size_t k_longest_part = 63;
constexpr std::size_t k_longest_prefix = 253;

constexpr bool is_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) noexcept {
  return is_lower(c) || (c >= 'A' && c <= 'Z');
}
constexpr bool is_alnum(char c) noexcept {
  return is_alpha(c) || is_digit(c);
}

bool fits(std::string_view value) noexcept {
  return !value.empty() && value.size() <= k_longest_part;
}

template <typename Accepts>
bool all(std::string_view value, Accepts accepts) noexcept {
  return std::all_of(value.begin(), value.end(), accepts);
}

bool is_name(std::string_view value) noexcept {
  return fits(value) && is_alnum(value.front()) && is_alnum(value.back()) &&
         all(value, [](char c) { return is_alnum(c) || c == '-' || c == '_' || c == '.'; });
}

bool is_dns_label(std::string_view value) noexcept {
  return fits(value) && value.front() != '-' && value.back() != '-' &&
         all(value, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_dns_subdomain(std::string_view value) noexcept {
  if (value.empty() || value.size() > k_longest_prefix) return false;
  for (std::size_t from = 0;;) {
    const auto dot = value.find('.', from);
    if (!is_dns_label(value.substr(from, dot - from))) return false;
    if (dot == std::string_view::npos) return true;
    from = dot + 1;
  }
}

/// `suffix` or `prefix/suffix`.
bool is_prefixed(std::string_view value, bool (*accepts_suffix)(std::string_view) noexcept) noexcept {
  const auto slash = value.find('/');
  if (slash == std::string_view::npos) return accepts_suffix(value);
  return is_dns_subdomain(value.substr(0, slash)) && accepts_suffix(value.substr(slash + 1));
}

bool is_version(std::string_view value) noexcept {
  return fits(value) && all(value, is_alnum);
}
bool is_api_version(std::string_view value) noexcept {
  return is_prefixed(value, is_version);
}
bool is_kind(std::string_view value) noexcept {
  return fits(value) && is_alpha(value.front()) && all(value, is_alnum);
}
bool is_key(std::string_view value) noexcept {
  return is_prefixed(value, is_name);
}
bool is_label_value(std::string_view value) noexcept {
  return value.empty() || is_name(value);
}

bool is_tag(std::string_view value) noexcept {
  return fits(value) && value.front() != '-' && value.back() != '-' &&
         value.find("--") == std::string_view::npos && all(value, [](char c) {
           return is_lower(c) || is_digit(c) || c == ':' || c == '+' || c == '#' || c == '-';
         });
}

}  // namespace

const Format k_api_version{is_api_version, "must be a version as in \"backstage.io/v1alpha1\"", 0};
const Format k_kind{is_kind, "must be letters and digits, beginning with a letter", k_longest_part};
const Format k_name{
    is_name, "must be letters, digits, \"-\", \"_\" and \".\", beginning and ending with a letter or digit",
    k_longest_part, "-_."};
const Format k_namespace{
    is_dns_label, "must be lower-case letters, digits and \"-\", beginning and ending with a letter or digit",
    k_longest_part, "-", true};
const Format k_key{
    is_key,
    "must be a name as in \"team\" or \"acme.com/team\": a lower-case domain, \"/\", then letters, "
    "digits, \"-\", \"_\" and \".\"",
    0};
const Format k_label_value{
    is_label_value,
    "must be empty, or letters, digits, \"-\", \"_\" and \".\", beginning and ending with a "
    "letter or digit",
    k_longest_part, "-_."};
const Format k_tag{
    is_tag, "must be lower-case letters, digits, \":\", \"+\" and \"#\", with single \"-\" between them",
    k_longest_part, "-:+#", true};

std::string complaint(const Format& format, std::string_view value) {
  const std::size_t length = count_code_points(value);
  if (format.longest > 0 && length > format.longest)
    return fmt::format("must be at most {} characters, and has {}", format.longest, length);
  return std::string(format.rule);
}

std::string proposal(const Format& format, std::string_view value) {
  if (format.kept.empty()) return "";
  const std::string source = format.lower_case ? to_lower(value) : std::string(value);
  std::string out;
  for (const char c : source) {
    if (is_alnum(c) || format.kept.substr(1).find(c) != std::string_view::npos)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && !is_alnum(out.back())) out.pop_back();
  const auto begin = std::find_if(out.begin(), out.end(), is_alnum);
  out.erase(out.begin(), begin);
  if (out.empty() || !format.accepts(out)) return "";
  return fmt::format("for example \"{}\"", out);
}

}  // namespace bs::model
