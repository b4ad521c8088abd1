#include "cli/check_blocks.hpp"

#include <algorithm>
#include <map>

namespace bs::cli {

std::vector<CheckBlock> blocks_of(const model::CheckRun& run, model::Outcome outcome) {
  std::map<std::string, CheckBlock> by_check;
  const auto take = [&](const model::ComponentOutcomes& component) {
    for (const auto& result : component.results) {
      if (result.outcome != outcome) continue;
      auto& block = by_check[result.check];
      if (block.first == nullptr) block.first = &result;
      block.results.emplace_back(&component, &result);
    }
  };
  take(run.whole);
  for (const auto& component : run.components) take(component);
  std::vector<CheckBlock> blocks;
  for (auto& [id, block] : by_check) blocks.push_back(std::move(block));
  std::stable_sort(blocks.begin(), blocks.end(), [](const CheckBlock& a, const CheckBlock& b) {
    return a.first->severity > b.first->severity;
  });
  return blocks;
}

}  // namespace bs::cli
