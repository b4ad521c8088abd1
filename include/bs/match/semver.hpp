#pragma once
/// Versions and ranges as npm's semver reads them (strict, without includePrerelease), oddities included:
/// what a package.json says must mean here what it means there. Held against the package itself by a table.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bs::match {

struct Semver {
  std::uint64_t major = 0;  ///< each below 2^53
  std::uint64_t minor = 0;
  std::uint64_t patch = 0;
  std::vector<std::string> prerelease;  ///< "1.0.0-rc.1" → "rc", "1"
  std::vector<std::string> build;       ///< "1.0.0+linux.5" → "linux", "5"; never compared

  /// nullopt when it is none. White space around it and a leading "v" are taken.
  static std::optional<Semver> parse(std::string_view text);
  std::string text() const;  ///< "1.0.0-rc.1": without the build
};

/// < 0, 0 or > 0 by precedence: a prerelease comes before its release.
int compare(const Semver& a, const Semver& b) noexcept;

/// "^1.2.3", "~1.2", "1.x", ">=1.2.3 <2", "1.2 - 2.3", "a || b", "*", "".
class SemverRange {
 public:
  /// Error config that quotes the part that is none.
  explicit SemverRange(std::string_view text);

  /// satisfies(): a prerelease only where the range names one of the same major.minor.patch.
  bool holds(const Semver& version) const;
  bool is_below(const Semver& version) const;  ///< gtr(): the version is above all that the range allows
  bool is_above(const Semver& version) const;  ///< ltr(): the version is below all that the range allows
  std::string text() const;                    ///< with comparators only: "^1.2" → ">=1.2.0 <2.0.0-0"

  /// One bound. Without a version it allows everything.
  struct Comparator {
    enum class Sign : std::uint8_t { equal, less, less_or_equal, greater, greater_or_equal };
    Sign sign = Sign::equal;
    std::optional<Semver> version;
    bool holds(const Semver& other) const noexcept;
    std::string text() const;
  };
  using Set = std::vector<Comparator>;  ///< all must hold

 private:
  bool is_outside(const Semver& version, bool above) const;
  std::vector<Set> sets_;  ///< one must hold
};

}  // namespace bs::match
