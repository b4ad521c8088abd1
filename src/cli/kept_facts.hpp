#pragma once
/// The cache of facts (catalog) as what collects them (facts) asks for it: ~/.cache/bs/facts.db.
#include <memory>

#include "bs/catalog/fact_cache.hpp"
#include "bs/facts/collect.hpp"

namespace bs::cli {

class KeptFacts final : public facts::FactCache {
 public:
  /// nullptr where there is no place for one.
  static std::unique_ptr<KeptFacts> open();
  std::optional<std::string> get(std::string_view key) override { return cache_->get(key); }
  void put(std::string_view key, std::string_view value) override { cache_->put(key, value); }

 private:
  explicit KeptFacts(std::unique_ptr<catalog::FactCache> cache) : cache_(std::move(cache)) {}
  std::unique_ptr<catalog::FactCache> cache_;
};

}  // namespace bs::cli
