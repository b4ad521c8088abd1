#pragma once
/// The cache of facts (catalog) as what collects them (facts) asks for it: ~/.cache/bs/facts.db. What one
/// build of bs kept no other one is given: it may read the same files differently.
#include <memory>
#include <string>

#include "bs/catalog/fact_cache.hpp"
#include "bs/facts/collect.hpp"

namespace bs::cli {

class KeptFacts final : public facts::FactCache {
 public:
  /// nullptr where there is no place for one.
  static std::unique_ptr<KeptFacts> open();
  std::optional<std::string> get(std::string_view key) override { return cache_->get(own(key)); }
  void put(std::string_view key, std::string_view value) override { cache_->put(own(key), value); }
  void flush() { cache_->flush(); }

 private:
  KeptFacts(std::unique_ptr<catalog::FactCache> cache, std::string program)
      : cache_(std::move(cache)), program_(std::move(program)) {}
  std::string own(std::string_view key) const { return program_ + std::string(key); }

  std::unique_ptr<catalog::FactCache> cache_;
  std::string program_;
};

}  // namespace bs::cli
