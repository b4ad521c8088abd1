#include "cli/kept_facts.hpp"

namespace bs::cli {

std::unique_ptr<KeptFacts> KeptFacts::open() {
  const auto folder = cache_folder();
  if (folder.empty()) return nullptr;
  auto cache = catalog::FactCache::open(folder / "facts.db");
  return cache ? std::unique_ptr<KeptFacts>(new KeptFacts(std::move(cache))) : nullptr;
}

}  // namespace bs::cli
