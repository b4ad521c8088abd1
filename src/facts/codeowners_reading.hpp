#pragma once
/// The repository's CODEOWNERS file, read once for all that ask.
#include <optional>
#include <string>

#include "bs/facts/snapshot.hpp"
#include "bs/match/codeowners.hpp"

namespace bs::facts {

struct CodeownersReading {
  std::string path;  ///< "": there is none
  match::OwnersFlavour flavour = match::OwnersFlavour::github;
  std::optional<match::CodeOwners> rules;
};

/// The first of the known places that has one. Error unreadable or limit when it cannot be read.
const CodeownersReading& read_codeowners(const Snapshot& snapshot);

}  // namespace bs::facts
