// The names of the model's enumerations, as outputs and the store have them.
#include "bs/model/problem.hpp"
#include "bs/model/scanned.hpp"
#include "bs/model/validate.hpp"

namespace bs::model {

std::string_view name_of(ProblemKind kind) noexcept {
  switch (kind) {
    case ProblemKind::unreadable_repository:
      return "unreadable-repository";
    case ProblemKind::unreadable_file:
      return "unreadable-file";
    case ProblemKind::invalid_document:
      return "invalid-document";
    case ProblemKind::missing_owner:
      return "missing-owner";
    case ProblemKind::owner_disagreement:
      return "owner-disagreement";
    case ProblemKind::duplicate:
      return "duplicate";
    case ProblemKind::dangling_reference:
      return "dangling-reference";
    case ProblemKind::needs_network:
      return "needs-network";
    case ProblemKind::location_target:
      return "location-target";
    case ProblemKind::codeowners:
      return "codeowners";
    case ProblemKind::manifest:
      return "manifest";
    case ProblemKind::orphan:
      return "orphan";
    case ProblemKind::skeleton:
      return "skeleton";
    case ProblemKind::history:
      return "history";
  }
  return "";
}

std::string_view name_of(ClaimSource source) noexcept {
  switch (source) {
    case ClaimSource::declared:
      return "declared";
    case ClaimSource::codeowners:
      return "CODEOWNERS";
    case ClaimSource::commits:
      return "commits";
  }
  return "";
}

std::string_view name_of(RepositoryState state) noexcept {
  switch (state) {
    case RepositoryState::ok:
      return "ok";
    case RepositoryState::empty:
      return "empty";
    case RepositoryState::unreadable:
      return "unreadable";
    case RepositoryState::gone:
      return "gone";
  }
  return "";
}

std::string_view name_of(Stage stage) noexcept {
  switch (stage) {
    case Stage::none:
      return "";
    case Stage::yaml:
      return "yaml";
    case Stage::envelope:
      return "envelope";
    case Stage::annotations:
      return "annotations";
    case Stage::preprocess:
      return "preprocess";
    case Stage::policy:
      return "policy";
    case Stage::kind:
      return "kind";
    case Stage::relations:
      return "relations";
  }
  return "";
}

}  // namespace bs::model
