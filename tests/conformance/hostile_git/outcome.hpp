#pragma once
/// What reading one repository came to, as one line of text.
#include <string>

#include "bs/base/paths.hpp"

namespace bs::test {

/// Opens the repository, reads a revision of it (its default tip, when empty), walks that, reads every blob
/// (to 1 MiB) and its history. Hashes are shown as "#" and `root` as "ROOT", so that the line is the same in
/// every run. All of it happens in a process of its own: a signal, or 30 s without an answer, are outcomes as
/// well.
std::string outcome_of(const fs::path& repository, const fs::path& root, const std::string& revision = {});

/// What searching below the folder found: how many repositories of each kind, and every problem.
std::string outcome_of_discovery(const fs::path& root);

}  // namespace bs::test
