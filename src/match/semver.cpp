#include "bs/match/semver.hpp"

#include <charconv>

#include "bs/base/text.hpp"
#include "match/char_class.hpp"
#include "match/semver_partial.hpp"

namespace bs::match {

namespace {

constexpr std::size_t k_max_length = 256;

bool is_numeric(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

/// As JavaScript reads it, so that numbers beyond 2^53 come out as npm compares them.
double number_of(std::string_view digits) {
  double number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

int compare_numbers(std::uint64_t a, std::uint64_t b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

int compare_identifiers(std::string_view a, std::string_view b) {
  const bool a_is_number = is_numeric(a);
  const bool b_is_number = is_numeric(b);
  if (a_is_number && b_is_number) {
    const double x = number_of(a);
    const double y = number_of(b);
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (a_is_number != b_is_number) return a_is_number ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

int compare_prereleases(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return compare_numbers(a.empty() ? 1 : 0, b.empty() ? 1 : 0);
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] != b[i]) return compare_identifiers(a[i], b[i]);
  }
  return compare_numbers(a.size(), b.size());
}

}  // namespace

std::optional<Semver> Semver::parse(std::string_view text) {
  if (text.size() > k_max_length) return std::nullopt;
  text = trim_unicode(text);
  if (text.starts_with('v')) text.remove_prefix(1);
  const std::optional<SemverPartial> partial = SemverPartial::parse(text);
  if (!partial || !partial->is_full()) return std::nullopt;
  Semver out;
  out.major = *partial->major;
  out.minor = *partial->minor;
  out.patch = *partial->patch;
  out.prerelease = partial->prerelease;
  out.build = partial->build;
  return out;
}

std::string Semver::text() const {
  std::string out = fmt::format("{}.{}.{}", major, minor, patch);
  if (!prerelease.empty()) out += "-" + join(prerelease, ".");
  return out;
}

int compare(const Semver& a, const Semver& b) noexcept {
  if (const int order = compare_numbers(a.major, b.major); order != 0) return order;
  if (const int order = compare_numbers(a.minor, b.minor); order != 0) return order;
  if (const int order = compare_numbers(a.patch, b.patch); order != 0) return order;
  return compare_prereleases(a.prerelease, b.prerelease);
}

}  // namespace bs::match
