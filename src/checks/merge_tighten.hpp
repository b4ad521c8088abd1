#pragma once
// One check or track of a later layer over that of an earlier one.
#include <memory>
#include <string>
#include <vector>

#include "bs/checks/policy.hpp"

namespace bs::checks {

/// Where notes about what was not taken go.
struct Refusals {
  std::vector<Diagnostic>& notes;
  std::string file;  ///< of the later one
  Mark mark;
  std::string what;    ///< `check "has-readme"`
  std::string stands;  ///< "the earlier one stands at checks/has-readme.yaml:1"

  /// `check "has-readme" MESSAGE`
  void add(const std::string& message);
};

std::shared_ptr<const model::Check> tighten(const model::Check& base, const model::Check& later,
                                            Refusals refusals);
std::shared_ptr<const model::Check> tighten(const model::Check& base, const Adjustment& later,
                                            Refusals refusals);
std::shared_ptr<const model::Track> tighten(const model::Track& base, const model::Track& later,
                                            Refusals refusals);

}  // namespace bs::checks
