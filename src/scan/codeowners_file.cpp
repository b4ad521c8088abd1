#include "scan/codeowners_file.hpp"

namespace bs::scan {
namespace {

/// GitHub reads no more than 3 MB.
constexpr std::uint64_t k_cap = 4 * k_mebibyte;

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
    rules_ = match::CodeOwners::parse(file.text, match::flavour_at(place, file.text));
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
  model::OwnerNames::Owner owner = names_.deciding(rule->owners);
  claim.owner = std::move(owner.ref);
  claim.written = std::move(owner.written);
  return claim;
}

bool CodeOwnersFile::names_owner(std::string_view path, std::string_view owner) const {
  const match::OwnersRule* rule = rules_ ? rules_->match(path) : nullptr;
  return rule != nullptr && names_.names(rule->owners, owner);
}

}  // namespace bs::scan
