#include "scan/bots.hpp"

#include <array>

#include "bs/base/text.hpp"

namespace bs::scan {
namespace {

constexpr std::array<std::string_view, 6> k_endings = {"[bot]", "-bot", " bot", "_bot", "-robot", " robot"};
/// Machines that do not say so at the end of their names.
constexpr std::array<std::string_view, 13> k_names = {
    "allcontributors", "bors",        "dependabot", "dependabot-preview", "depfu",    "github actions",
    "github-actions",  "greenkeeper", "mergify",    "pre-commit-ci",      "renovate", "scala steward",
    "weblate"};

bool is_bot_name(std::string_view name) {
  const auto ends = [name](std::string_view ending) { return name.ends_with(ending); };
  return std::any_of(k_endings.begin(), k_endings.end(), ends) ||
         std::find(k_names.begin(), k_names.end(), name) != k_names.end();
}

}  // namespace

bool is_bot(const git::Signature& author) {
  if (is_bot_name(trim(to_lower(author.name)))) return true;
  const std::string email = to_lower(author.email);
  std::string_view user = std::string_view(email).substr(0, email.find('@'));
  user.remove_prefix(user.find('+') == std::string_view::npos ? 0 : user.find('+') + 1);
  return is_bot_name(user);
}

}  // namespace bs::scan
