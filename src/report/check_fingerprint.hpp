#pragma once
/// Names of findings that stay the same while lines move.
#include <map>
#include <string>
#include <string_view>

#include "report/check_rows.hpp"

namespace bs::report {

/// Gives each finding of one report its fingerprint: of the check, the component and the finding's key (its
/// path and message where it has none), counted where they are equal; never of a line.
class Fingerprints {
 public:
  /// `many`: the report holds several repositories, whose findings must not be taken for each other's.
  explicit Fingerprints(bool many) : many_(many) {}

  std::string of(const Row& row);
  std::string of(const model::CheckRun& run, const model::ComponentOutcomes& component,
                 std::string_view check, const model::Finding& finding);

 private:
  std::string count(const model::CheckRun& run, data::Array parts);

  bool many_;
  std::map<std::string, std::size_t> seen_;
};

}  // namespace bs::report
