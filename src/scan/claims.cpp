#include "scan/claims.hpp"

namespace bs::scan {
namespace {

/// The path that CODEOWNERS is asked for: the catalog file's, or what was inferred's folder.
std::string asked_path(const model::ScannedEntity& entity) {
  if (!entity.inferred || entity.folder.empty()) return entity.path;
  return entity.folder + "/";
}

/// Puts the owner where Backstage looks for it. An address alone is no ref.
void set_owner(model::Entity& entity, const std::string& owner) {
  data::Value* spec = entity.document.find("spec");
  if (owner.empty() || owner.starts_with("email:") || spec == nullptr || !spec->is_object()) return;
  const std::string self = entity.ref.canonical();
  spec->set("owner", owner_as_written(owner, entity.ref.namespace_));
  entity.relations.push_back({self, "ownedBy", owner, {}});
  entity.relations.push_back({owner, "ownerOf", self, {}});
}

const model::Claim* claim_of(const model::ScannedEntity& entity, model::ClaimSource source) {
  for (const model::Claim& claim : entity.claims)
    if (claim.source == source) return &claim;
  return nullptr;
}

std::string place(const model::Claim& claim) {
  return claim.line == 0 ? claim.path : fmt::format("{}:{}", claim.path, claim.line);
}

}  // namespace

std::string owner_as_written(const std::string& owner, const std::string& entity_namespace) {
  if (owner.empty() || owner.starts_with("email:")) return owner;
  return model::split_canonical(owner).short_form("group", entity_namespace);
}

bool is_ownable(std::string_view canonical) {
  return !canonical.starts_with("group:") && !canonical.starts_with("user:") &&
         !canonical.starts_with("location:");
}

const std::optional<model::Claim>& Claims::codeowners_claim(const std::string& path) {
  if (!asked_ || path != last_path_) {
    last_claim_ = codeowners_.claim(path);
    last_path_ = path;
    asked_ = true;
  }
  return last_claim_;
}

void Claims::add_claims(WrittenEntity& entity, const FolderHistory* history) {
  model::ScannedEntity& scanned = entity.scanned;
  if (!entity.declared.empty()) {
    model::Claim claim;
    claim.source = model::ClaimSource::declared;
    claim.owner = names_.of_ref(entity.declared);
    claim.written = entity.declared_as;
    claim.path = scanned.path;
    claim.line = entity.owner_line;
    scanned.claims.push_back(std::move(claim));
  }
  if (const auto& claim = codeowners_claim(asked_path(scanned))) scanned.claims.push_back(*claim);
  if (history == nullptr) return;
  if (auto claim = commits_claim(*history, names_)) scanned.claims.push_back(std::move(*claim));
}

void Claims::settle(WrittenEntity& entity, const FolderHistory* history) {
  if (!is_ownable(entity.canonical)) return;
  model::ScannedEntity& scanned = entity.scanned;
  add_claims(entity, history);
  const model::Claim* declared = claim_of(scanned, model::ClaimSource::declared);
  const model::Claim* codeowners = claim_of(scanned, model::ClaimSource::codeowners);
  if (declared != nullptr) {
    scanned.owner = declared->owner;
    scanned.owner_source = model::ClaimSource::declared;
  } else if (codeowners != nullptr && !codeowners->owner.empty()) {
    scanned.owner = codeowners->owner;
    scanned.owner_source = model::ClaimSource::codeowners;
    if (!scanned.kept) set_owner(scanned.entity, scanned.owner);
  }
  // Whoever the line names beside its first team owns the path as well.
  scanned.owner_disputed = declared != nullptr && codeowners != nullptr && !codeowners->owner.empty() &&
                           codeowners->owner != declared->owner &&
                           !codeowners_.names_owner(asked_path(scanned), declared->owner);
  tell(entity);
}

void Claims::tell(const WrittenEntity& entity) {
  const model::ScannedEntity& scanned = entity.scanned;
  const model::Claim* codeowners = claim_of(scanned, model::ClaimSource::codeowners);
  if (entity.lacks_owner) {
    std::string found = "CODEOWNERS names nobody";
    if (codeowners != nullptr && !scanned.owner.empty())
      found = fmt::format("{} says {}", place(*codeowners), codeowners->written);
    problems_.push_back({model::ProblemKind::missing_owner, Severity::warning, scanned.path, scanned.mark,
                         entity.canonical, "spec.owner is missing; " + found,
                         "write spec.owner: Backstage refuses the document without it"});
  }
  if (!scanned.owner_disputed) return;
  const model::Claim* declared = claim_of(scanned, model::ClaimSource::declared);
  std::string message = fmt::format("{} says {}, {} says {} ({})", place(*declared), declared->written,
                                    place(*codeowners), codeowners->written, codeowners->pattern);
  if (const model::Claim* commits = claim_of(scanned, model::ClaimSource::commits))
    message += fmt::format(", the commits of 90 days say {}", commits->written);
  problems_.push_back({model::ProblemKind::owner_disagreement,
                       Severity::warning,
                       scanned.path,
                       {declared->line, declared->line == 0 ? 0u : 1u},
                       entity.canonical,
                       message,
                       "edit one of the two lines, or name both in bs.yaml's ownerAliases"});
}

}  // namespace bs::scan
