#include "scan/codeowners_file.hpp"

namespace bs::scan {
namespace {

/// GitHub reads no more than 3 MB.
constexpr std::uint64_t k_cap = 4 * k_mebibyte;

bool is_team(std::string_view owner) {
  return owner.starts_with("group:");
}

}  // namespace

CodeOwnersFile::CodeOwnersFile(const Files& files, const model::OwnerNames& names,
                               std::vector<model::Problem>& problems)
    : names_(names) {
  for (const match::OwnersLocation& place : match::codeowners_locations()) {
    const Text file = files.read(place.path, k_cap);
    if (file.state == TextState::absent) continue;
    path_ = place.path;
    if (file.state != TextState::present) {
      problems.push_back({model::ProblemKind::unreadable_file,
                          Severity::error,
                          path_,
                          {},
                          "",
                          fmt::format("{} {}", path_, file.why),
                          ""});
      return;
    }
    const bool sections = place.flavour == match::OwnersFlavour::gitlab ||
                          (!path_.starts_with(".github/") && match::has_gitlab_sections(file.text));
    rules_ = match::CodeOwners::parse(file.text,
                                      sections ? match::OwnersFlavour::gitlab : match::OwnersFlavour::github);
    for (const Diagnostic& fault : rules_->diagnostics())
      problems.push_back(
          {model::ProblemKind::codeowners, fault.severity, path_, fault.mark, "", fault.message, fault.hint});
    return;
  }
}

std::optional<model::Claim> CodeOwnersFile::claim(std::string_view path) const {
  const match::OwnersRule* rule = rules_ ? rules_->match(path) : nullptr;
  if (rule == nullptr) return std::nullopt;
  model::Claim claim;
  claim.source = model::ClaimSource::codeowners;
  claim.path = path_;
  claim.line = rule->line;
  claim.pattern = rule->pattern;
  for (const std::string& written : rule->owners) {
    std::string owner = names_.of_written(written);
    if (owner.empty() || (!claim.owner.empty() && (is_team(claim.owner) || !is_team(owner)))) continue;
    claim.owner = std::move(owner);
    claim.written = written;
  }
  if (claim.written.empty() && !rule->owners.empty()) claim.written = rule->owners.front();
  return claim;
}

bool CodeOwnersFile::names_owner(std::string_view path, std::string_view owner) const {
  const match::OwnersRule* rule = rules_ ? rules_->match(path) : nullptr;
  if (rule == nullptr) return false;
  return std::any_of(rule->owners.begin(), rule->owners.end(),
                     [&](const std::string& written) { return names_.of_written(written) == owner; });
}

}  // namespace bs::scan
