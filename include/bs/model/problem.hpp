#pragma once
/// What `bs catalog problems` lists.
#include <string>
#include <string_view>

#include "bs/base/error.hpp"

namespace bs::model {

enum class ProblemKind {
  unreadable_repository,
  unreadable_file,     ///< missing blob, too large, corrupt; "cannot read" never becomes "absent"
  invalid_document,
  missing_owner,       ///< spec.owner missing, CODEOWNERS' used (warning)
  owner_disagreement,  ///< the three claims differ (warning)
  duplicate,           ///< the same ref twice; both places are named
  dangling_reference,  ///< no entity of the catalog answers (only when it covers a workspace)
  needs_network,       ///< a Location target or placeholder that is not on this disk
  location_target,     ///< a target or glob that matches nothing (warning)
  codeowners,          ///< a faulty line
  manifest,            ///< a manifest that cannot be parsed (warning)
  orphan,              ///< entities of a repository that has gone
  skeleton,            ///< a template document, a note; counted apart
  history,             ///< claims by commits incomplete: shallow clone (note)
};
std::string_view name_of(ProblemKind kind) noexcept;  ///< "unreadable-repository", "invalid-document" …

struct Problem {
  ProblemKind kind = ProblemKind::invalid_document;
  Severity severity = Severity::error;
  std::string path;     ///< repository path; "" for the repository as a whole
  Mark mark;
  std::string ref;      ///< canonical, where one entity is concerned
  std::string message;
  std::string hint;
};

}  // namespace bs::model
