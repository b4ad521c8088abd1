#include "bs/base/text.hpp"
#include "bs/match/semver.hpp"

namespace bs::match {

using Sign = SemverRange::Comparator::Sign;

bool SemverRange::Comparator::holds(const Semver& other) const noexcept {
  if (!version) return true;
  const int order = compare(other, *version);
  switch (sign) {
    case Sign::equal:
      return order == 0;
    case Sign::less:
      return order < 0;
    case Sign::less_or_equal:
      return order <= 0;
    case Sign::greater:
      return order > 0;
    case Sign::greater_or_equal:
      return order >= 0;
  }
  return false;
}

std::string SemverRange::Comparator::text() const {
  constexpr std::array<std::string_view, 5> k_signs = {"", "<", "<=", ">", ">="};
  return version ? std::string(k_signs[static_cast<std::size_t>(sign)]) + version->text() : "";
}

namespace {

bool set_holds(const SemverRange::Set& set, const Semver& version) {
  const auto holds_it = [&](const SemverRange::Comparator& comparator) { return comparator.holds(version); };
  if (!std::all_of(set.begin(), set.end(), holds_it)) return false;
  if (version.prerelease.empty()) return true;
  return std::any_of(set.begin(), set.end(), [&](const SemverRange::Comparator& comparator) {
    const std::optional<Semver>& named = comparator.version;
    return named && !named->prerelease.empty() && named->major == version.major &&
           named->minor == version.minor && named->patch == version.patch;
  });
}

}  // namespace

bool SemverRange::holds(const Semver& version) const {
  return std::any_of(sets_.begin(), sets_.end(), [&](const Set& set) { return set_holds(set, version); });
}

bool SemverRange::is_below(const Semver& version) const {
  return is_outside(version, true);
}
bool SemverRange::is_above(const Semver& version) const {
  return is_outside(version, false);
}

/// Looks at the outermost bounds of each set only, as npm does, whether or not they leave anything between
/// them.
bool SemverRange::is_outside(const Semver& version, bool above) const {
  if (holds(version)) return false;
  // Everything is told for "above"; for "below" the order is turned round.
  const auto order = [above](const Semver& a, const Semver& b) {
    return above ? compare(a, b) : compare(b, a);
  };
  const Sign outward = above ? Sign::greater : Sign::less;
  const Sign outward_or_equal = above ? Sign::greater_or_equal : Sign::less_or_equal;
  const Comparator everything{Sign::greater_or_equal, Semver()};
  for (const Set& set : sets_) {
    const Comparator* far = nullptr;
    const Comparator* near = nullptr;
    for (const Comparator& one : set) {
      const Comparator* bound = one.version ? &one : &everything;
      if (far == nullptr) far = near = bound;
      if (order(*bound->version, *far->version) > 0) {
        far = bound;
      } else if (order(*bound->version, *near->version) < 0) {
        near = bound;
      }
    }
    if (far->sign == outward || far->sign == outward_or_equal) return false;
    const int to_near = order(version, *near->version);
    if ((near->sign == Sign::equal || near->sign == outward) && to_near <= 0) return false;
    if (near->sign == outward_or_equal && to_near < 0) return false;
  }
  return true;
}

std::string SemverRange::text() const {
  std::vector<std::string> sets;
  for (const Set& set : sets_) {
    std::vector<std::string> parts;
    for (const Comparator& comparator : set) parts.push_back(comparator.text());
    sets.push_back(join(parts, " "));
  }
  return join(sets, "||");
}

}  // namespace bs::match
