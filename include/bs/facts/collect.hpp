#pragma once
/// Collectors: one file each in src/facts, one line each in src/facts/collectors.cpp (checks.md §3).
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bs/facts/snapshot.hpp"
#include "bs/model/check.hpp"
#include "bs/model/fact.hpp"
#include "bs/model/problem.hpp"
#include "bs/model/scanned.hpp"

namespace bs::facts {

/// The repository around the components: what the scan found, and what the catalog can answer.
struct Surroundings {
  const Snapshot* snapshot = nullptr;
  const std::vector<model::ScannedEntity>* entities = nullptr;  ///< of the repository
  const std::vector<model::Problem>* problems = nullptr;        ///< of the repository
  /// Whether the catalog knows the entity; empty when no catalog covers a workspace: nothing can be dangling
  /// then.
  std::function<bool(std::string_view canonical_ref)> known_entity;
  /// bs.yaml's ownerAliases; may be null.
  const std::map<std::string, std::string>* owner_aliases = nullptr;
  /// Of what `known_entity` answers from; "": facts that ask it are not kept in the cache.
  std::string catalog_digest = {};
  Seconds now = 0;
};

struct CollectorInput {
  const Surroundings& around;
  const Snapshot& snapshot;
  const model::ScannedEntity* component;  ///< nullptr for facts of the repository
  std::string_view folder;                ///< of the component; "" is the root
  std::vector<std::string> nested;        ///< folders of other components below it
  const data::Value& arguments;
};

struct Collector {
  std::string_view id;       ///< "readme": built-in facts are called "bs:default/readme"
  std::string_view summary;  ///< one line
  /// What the value holds, a line a path: "$.exists   whether there is one"; for the generated reference.
  std::string_view fields;
  model::FactScope scope;
  /// Needs arguments, so it stands in policies only ("exists", "json", "regex").
  bool takes_arguments = false;
  /// What the value depends on besides the files of the snapshot: its cache key holds these too.
  bool needs_history = false, needs_clock = false, needs_catalog = false;
  int version = 1;  ///< of its meaning: raised with every change that alters values
  /// Cheap to collect, or what places it inside a file must stay: never cached. A cached value keeps no
  /// marks.
  bool is_cached = false;
  /// Throws bs::Error config, placed inside the arguments, when these do not fit. May be null.
  void (*check_arguments)(const data::Value& arguments) = nullptr;
  /// Throws bs::Error for what cannot be read: the fact is then an error.
  model::FactReading (*collect)(const CollectorInput& input);
};

/// By id.
std::span<const Collector* const> collectors() noexcept;
const Collector* find_collector(std::string_view id) noexcept;
/// Whose content a fact is of: collectors that take paths read the repository's when all paths start with
/// '/'.
model::FactScope scope_of(const model::FactSpec& spec) noexcept;

/// Values kept between runs, by content.
class FactCache {
 public:
  virtual ~FactCache() = default;
  virtual std::optional<std::string> get(std::string_view key) = 0;
  virtual void put(std::string_view key, std::string_view value) = 0;

 protected:
  FactCache() = default;
  FactCache(const FactCache&) = default;
  FactCache& operator=(const FactCache&) = default;
};

struct SourceOptions {
  const std::map<model::FactRef, model::FactSpec>* specs = nullptr;  ///< of the policy
  /// Facts of other tools for this component (`bs fact import`), and those that tests give; win over
  /// collectors.
  std::map<model::FactRef, data::Value> given;
  FactCache* cache = nullptr;
};

/// The facts of one repository: repository-wide readings are shared by the sources of all its components.
class RepositoryFacts {
 public:
  RepositoryFacts(const Surroundings& around, SourceOptions options);
  ~RepositoryFacts();
  /// The facts of a component; nullptr: of the repository itself. Good as long as this.
  model::FactSource& of(const model::ScannedEntity* component);
  /// Facts that only judging can give (soundcheck:default/track/<id>) or that were imported for one
  /// component.
  void give(const model::ScannedEntity* component, const model::FactRef& ref, data::Value value);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bs::facts
