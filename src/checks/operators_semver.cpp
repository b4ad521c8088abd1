// Versions as npm's semver compares them. A fact that is no version holds for none of these, semverNeq
// included: what cannot be read is not known to differ.
#include "bs/match/semver.hpp"

#include "checks/operators_table.hpp"

namespace bs::checks::operators_table {

namespace {

using match::Semver;

std::optional<Semver> version_of(const data::Value* fact) {
  if (fact == nullptr || !fact->is_string()) return std::nullopt;
  return Semver::parse(fact->as_string());
}

/// `holds` of the fact's precedence against the value's; false without a version in the fact.
template <typename Holds>
bool compared(const OperatorInput& input, Holds holds) {
  const auto wanted = version_of(input.value);
  if (!wanted) throw not_taken("semver operators take a version (1.2.3)", *input.value);
  const auto version = version_of(input.fact);
  return version && holds(match::compare(*version, *wanted));
}

template <typename Holds>
bool ranged(const OperatorInput& input, Holds holds) {
  constexpr std::string_view k_takes = "semverSatisfies, semverGtr and semverLtr take a range (^1.2)";
  if (!input.value->is_string()) throw not_taken(k_takes, *input.value);
  std::optional<match::SemverRange> range;
  try {
    range.emplace(input.value->as_string());
  } catch (const Error&) {
    throw not_taken(k_takes, *input.value);
  }
  const auto version = version_of(input.fact);
  return version && holds(*range, *version);
}

}  // namespace

bool semver_eq(const OperatorInput& input) {
  return compared(input, [](int order) { return order == 0; });
}
bool semver_neq(const OperatorInput& input) {
  return compared(input, [](int order) { return order != 0; });
}
bool semver_gt(const OperatorInput& input) {
  return compared(input, [](int order) { return order > 0; });
}
bool semver_gte(const OperatorInput& input) {
  return compared(input, [](int order) { return order >= 0; });
}
bool semver_lt(const OperatorInput& input) {
  return compared(input, [](int order) { return order < 0; });
}
bool semver_lte(const OperatorInput& input) {
  return compared(input, [](int order) { return order <= 0; });
}

bool semver_satisfies(const OperatorInput& input) {
  return ranged(input,
                [](const match::SemverRange& range, const Semver& version) { return range.holds(version); });
}
bool semver_gtr(const OperatorInput& input) {
  return ranged(
      input, [](const match::SemverRange& range, const Semver& version) { return range.is_below(version); });
}
bool semver_ltr(const OperatorInput& input) {
  return ranged(
      input, [](const match::SemverRange& range, const Semver& version) { return range.is_above(version); });
}

}  // namespace bs::checks::operators_table
