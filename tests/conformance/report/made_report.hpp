#pragma once
// Reports for tests of formats: a small one with every outcome, and random ones.
#include <cstdint>
#include <memory>
#include <vector>

#include "bs/report/checks.hpp"

namespace bs::test {

/// Two components and the repository as a whole: each outcome, a base, what it fixed, an exemption.
report::CheckReport small_report();
/// `count` results over 50 components, whose names, messages, paths, hints and excerpts hold
/// whatever hurts: controls, bidirectional controls, what formats use as marks, invalid UTF-8, all planes.
report::CheckReport random_report(std::size_t count, std::uint32_t seed);
/// As many components and findings, none of them odd: for limits.
report::CheckReport large_report(std::size_t components, std::size_t findings);

}  // namespace bs::test
