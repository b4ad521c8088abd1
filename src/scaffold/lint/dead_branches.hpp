#pragma once
/// Branches of {% if %} that are never taken for the values at hand: what they name is missed by nobody.
#include <functional>
#include <string_view>
#include <vector>

namespace bs::scaffold::lint {

/// What a condition gives; nullopt: that depends on the answers.
using ConditionTest = std::function<std::optional<bool>(std::string_view condition)>;

class DeadBranches {
 public:
  DeadBranches(std::string_view text, const ConditionTest& test);
  bool hold(std::size_t offset) const;

 private:
  struct Range {
    std::size_t begin, end;
  };
  std::vector<Range> ranges_;  // apart from each other, in order
};

}  // namespace bs::scaffold::lint
