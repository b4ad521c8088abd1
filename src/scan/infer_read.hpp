#pragma once
/// First step of inference: which manifests count, and what each says. Workspaces decide about what lies
/// below them.
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "scan/inference.hpp"
#include "scan/manifests.hpp"

namespace bs::scan {

struct Manifest {
  const ManifestEntry* entry = nullptr;
  const ManifestKind* kind = nullptr;
  ManifestFacts facts;
  std::string text;  ///< of API descriptions, whose text becomes the definition
};

struct Manifests {
  std::deque<Manifest> all;  ///< stable addresses
  /// Those of components, workspaces, images and charts by folder, in the table's order.
  std::map<std::string, std::vector<const Manifest*>, std::less<>> folders;
  std::vector<const Manifest*> apis, terraform, workloads;
};

/// Reads what counts, shallow folders first; faulty manifests are added to `problems` and left out.
Manifests read_manifests(const InferenceInput& input, std::vector<model::Problem>& problems);

}  // namespace bs::scan
