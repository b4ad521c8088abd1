#include "match/semver_partial.hpp"

#include <charconv>

#include "bs/base/text.hpp"
#include "match/char_class.hpp"

namespace bs::match {

namespace {

bool is_identifier(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_prerelease_identifier(std::string_view text) {
  const bool is_number = std::all_of(text.begin(), text.end(), is_digit);
  return is_identifier(text) && !(is_number && text.size() > 1 && text.front() == '0');
}

/// The dot-separated identifiers, false when one of them is none.
bool read_identifiers(std::string_view text, bool (*is_one)(std::string_view),
                      std::vector<std::string>& out) {
  for (const std::string_view part : split(text, '.')) {
    if (!is_one(part)) return false;
    out.emplace_back(part);
  }
  return true;
}

bool read_number(std::string_view text, std::optional<std::uint64_t>& out) {
  if (text == "x" || text == "X" || text == "*") return true;
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return false;
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  if (result.ec != std::errc() || result.ptr != end || number > k_max_semver_number) return false;
  out = number;
  return true;
}

}  // namespace

std::optional<SemverPartial> SemverPartial::parse(std::string_view text) {
  SemverPartial out;
  out.text = text;
  const std::size_t plus = text.find('+');
  std::string_view rest = text.substr(0, plus);
  const std::size_t dash = rest.find('-');
  const std::string_view numbers = rest.substr(0, dash);
  const std::vector<std::string_view> parts = split(numbers, '.');
  if (parts.size() > 3) return std::nullopt;
  const std::array fields = {&out.major, &out.minor, &out.patch};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!read_number(parts[i], *fields[i])) return std::nullopt;
  }
  const bool has_more = dash != std::string_view::npos || plus != std::string_view::npos;
  if (has_more && parts.size() < 3) return std::nullopt;
  if (dash != std::string_view::npos &&
      !read_identifiers(rest.substr(dash + 1), is_prerelease_identifier, out.prerelease)) {
    return std::nullopt;
  }
  if (plus != std::string_view::npos && !read_identifiers(text.substr(plus + 1), is_identifier, out.build)) {
    return std::nullopt;
  }
  return out;
}

}  // namespace bs::match
