#pragma once
// Which findings of the head were in the base: each of the base's accounts for one.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "checks/compare_components.hpp"

namespace bs::checks {

class FindingMatcher {
 public:
  /// `pairs` must outlive it; findings of the head are marked by match().
  explicit FindingMatcher(const std::vector<ComponentPair>& pairs);
  void match();

  /// Findings of a pair's base under one of its results that none of the head's was.
  std::vector<const model::Finding*> gone(std::size_t pair, const model::CheckResult& result) const;

 private:
  struct Known {
    std::size_t pair;
    const model::CheckResult* result;
    const model::Finding* finding;
    bool is_used = false;
  };
  struct Open {
    std::size_t pair;
    const model::CheckResult* result;
    model::Finding* finding;
    bool is_known = false;
  };
  using Key = std::pair<std::string, std::string>;                           ///< check, key
  using Unused = std::map<Key, std::map<std::size_t, std::vector<Known*>>>;  ///< by pair

  const model::ComponentOutcomes& base_of(std::size_t pair) const { return *pairs_[pair].base; }
  const model::ComponentOutcomes& head_of(std::size_t pair) const { return *pairs_[pair].head; }
  Known* take(std::vector<Known*>& from);
  void match_same_component();
  void match_file_that_changed_component();
  void match_moved_folder();

  const std::vector<ComponentPair>& pairs_;
  std::vector<Known> known_;
  std::vector<Open> open_;
  Unused unused_;
};

}  // namespace bs::checks
