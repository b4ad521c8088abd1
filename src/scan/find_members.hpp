#pragma once
/// The repositories below the roots.
#include "bs/scan/scan.hpp"
#include "scan/clones.hpp"

namespace bs::scan {

/// Sorted by root and path, each repository once; what could not be looked at goes into the summary.
std::vector<Member> find_members(const ScanOptions& options, ScanSummary& summary);

/// Repositories by their origin's normalised URL in lower case.
std::map<std::string, git::Found, std::less<>> neighbours_of(const std::vector<Member>& members,
                                                             const std::vector<CloneGroup>& groups);

}  // namespace bs::scan
