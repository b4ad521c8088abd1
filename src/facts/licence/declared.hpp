#pragma once
/// What manifests say of the licence.
#include <set>
#include <string>
#include <vector>

#include "bs/base/place.hpp"
#include "bs/facts/snapshot.hpp"

namespace bs::facts {

struct DeclaredLicence {
  std::string path;  ///< of the manifest
  Mark mark;
  std::string text;  ///< as written: "MIT OR Apache-2.0"
};

/// Of the manifests that lie in the folder itself. One that cannot be parsed declares nothing here.
std::vector<DeclaredLicence> declared_licences(const Snapshot& snapshot, std::string_view folder);
/// The ids of an SPDX expression (also Cargo's old "MIT/Apache-2.0"), without -only, -or-later and +, which
/// no text can tell; empty for what is none ("SEE LICENSE IN x", "UNLICENSED", "proprietary").
std::set<std::string> ids_of(std::string_view expression);

}  // namespace bs::facts
