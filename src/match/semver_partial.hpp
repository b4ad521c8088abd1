#pragma once
/// What stands in ranges: a version of which parts may be missing or "x", "X" or "*".
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bs::match {

constexpr std::uint64_t k_max_semver_number = (std::uint64_t{1} << 53u) - 1;

struct SemverPartial {
  std::optional<std::uint64_t> major, minor, patch;  ///< none: missing, or any
  std::vector<std::string> prerelease, build;
  std::string_view text;  ///< all of it

  /// nullopt when it is none: a leading zero, a number from 2^53 on, a faulty prerelease.
  static std::optional<SemverPartial> parse(std::string_view text);
  bool is_full() const noexcept { return major && minor && patch; }
};

}  // namespace bs::match
