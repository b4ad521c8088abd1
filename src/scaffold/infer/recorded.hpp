#pragma once
/// Answers that another tool wrote down.
#include <optional>

#include "bs/scaffold/update.hpp"

namespace bs::scaffold::infer {

/// From .cruft.json or .copier-answers.yml; nullopt where there is none that answers any of these questions.
std::optional<Inferred> recorded_answers(const FileTree& project, const std::vector<Question>& questions);

}  // namespace bs::scaffold::infer
