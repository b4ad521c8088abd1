#include "cli/check_tags.hpp"

#include <algorithm>
#include <array>

namespace bs::cli {
namespace {

/// Facts whose findings somebody else could use.
constexpr std::array<std::string_view, 9> k_security_facts{
    "secrets",          "committed",           "workflow-injection", "workflow-checkout", "token-permissions",
    "binary-artifacts", "pinned-dependencies", "vulnerabilities",    "dockerfile"};

bool is_about_security(const model::Check& check) {
  const auto facts = check.facts();
  return std::any_of(facts.begin(), facts.end(), [](const model::FactRef& fact) {
    return fact.source == "bs" &&
           std::find(k_security_facts.begin(), k_security_facts.end(), fact.name) != k_security_facts.end();
  });
}

}  // namespace

std::map<std::string, std::vector<std::string>> check_tags(const checks::Policy& policy) {
  std::map<std::string, std::vector<std::string>> tags;
  for (const auto& track : policy.tracks) {
    for (const auto& level : track->levels) {
      for (const auto& entry : level.checks) {
        auto& words = tags[entry.id];
        if (std::find(words.begin(), words.end(), track->id) == words.end()) words.push_back(track->id);
      }
    }
  }
  for (const auto& check : policy.checks) {
    if (is_about_security(*check)) tags[check->id].emplace_back("security");
  }
  return tags;
}

}  // namespace bs::cli
