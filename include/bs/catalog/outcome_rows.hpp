#pragma once
/// What the store keeps of judging: runs, outcomes, standings, and facts that other tools reported.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/data/value.hpp"
#include "bs/model/outcome.hpp"

namespace bs::catalog {

/// Where a component stood on a track in one run.
struct StandingRow {
  std::string ref;  ///< as the catalog calls it now; canonical
  std::string name, type;
  std::string owner, system;  ///< canonical or "", as they were when it was judged
  std::string repository;     ///< name
  std::string identity;
  std::string commit, policy;
  Seconds time = 0;
  bool is_gone = false;  ///< the repository is no longer there, or its newest run no longer has the component
  model::Standing standing;
};

struct OutcomeRow {
  std::string check;
  model::Outcome outcome = model::Outcome::passed;
  model::CheckSeverity severity = model::CheckSeverity::medium;
  std::string message;  ///< "" where nothing is wrong
  std::int64_t findings = 0;
  bool is_of_repository = false;  ///< a check of the repository as a whole
};

/// The newest run that has a component, and what it said.
struct ComponentRecord {
  std::string ref, repository, commit;
  Seconds time = 0;
  std::vector<OutcomeRow> outcomes;  ///< of the repository first; empty: never judged
};

/// Why outcomes of a track could not be told, by how many components they kept.
struct UndecidedReason {
  std::string message;
  std::int64_t components = 0;
};

/// A value that another tool reported.
struct ImportedFact {
  std::string entity;      ///< canonical ref, "" for a repository as a whole
  std::string repository;  ///< identity, "" for whichever has the entity
  model::FactRef fact;
  data::Value value;
};

}  // namespace bs::catalog
