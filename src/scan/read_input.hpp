#pragma once
/// What reading one repository needs to know, and what comes of it.
#include <set>

#include "bs/git/discover.hpp"
#include "bs/model/owner_names.hpp"
#include "bs/scan/scan.hpp"
#include "scan/path_patterns.hpp"

namespace bs::scan {

/// Part of the options in the form in which every repository needs it, made once.
struct ReadRules {
  explicit ReadRules(const ScanOptions& chosen)
      : options(chosen),
        catalog_files(chosen.config.catalog.files),
        owners(chosen.config.catalog.owner_aliases) {}

  const ScanOptions& options;
  PathPatterns catalog_files;
  model::OwnerNames owners;
  /// Repositories of the workspace by their normalised origin URL in lower case, for Locations that name one.
  std::map<std::string, git::Found, std::less<>> neighbours;
};

struct ReadInput {
  const ReadRules& rules;
  git::Found found;
  std::string root;  ///< the scanned root it was found below
  std::optional<model::KnownRepository>
      known;                                 ///< what is stored of it, when that still holds (same options)
  std::uint64_t fingerprint = 0;             ///< taken before reading
  std::uint64_t digest = 0;                  ///< of the options it is read with
  std::vector<std::string> named_elsewhere;  ///< files that Locations of other repositories name
  std::set<std::string>
      shunned;  ///< identities that a Location may name and that must not be opened: the reader died of them
  bool must_have_revision = false;  ///< an unknown --rev is an error and not the default tip
  std::function<void(const std::string& identity)> opening;  ///< told before another repository is opened
};

/// A file of another repository that a Location here names, and that its own patterns do not find.
struct ForeignFile {
  std::string identity;
  std::string path;
};

struct Reading {
  model::RepositoryScan scan;
  std::vector<ForeignFile> foreign;
};

/// Reads the repository. Throws bs::Error when it cannot be read as a whole.
Reading read_repository(const ReadInput& input);

}  // namespace bs::scan
