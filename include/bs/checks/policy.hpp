#pragma once
/// Policies: checks, tracks, collectors and exemptions, read from files that the caller found (a folder, a
/// revision's tree, the binary). All faults of all files are told at once; nothing is skipped in silence.
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/model/check.hpp"

namespace bs::checks {

struct PolicyFile {
  std::string path;  ///< as errors name it; its folder tells what it is: checks/, tracks/, collectors/ or
                     ///< exemptions.yaml
  std::string text;
};

/// What the loader must know of facts: which collectors there are and how their arguments look.
struct KnownFacts {
  /// Whether the collector exists; throws bs::Error config when the arguments do not fit it (place inside
  /// them).
  virtual bool check_collector(std::string_view id, const data::Value& arguments) const = 0;
  virtual std::vector<std::string> collector_ids() const = 0;
  virtual bool has_fact(const model::FactRef& ref) const = 0;  ///< built-in: "bs:default/readme"
  virtual std::vector<std::string> fact_names() const = 0;     ///< for hints
  virtual model::FactScope scope_of(const model::FactSpec& spec) const = 0;
  virtual model::FactScope scope_of(const model::FactRef& built_in) const = 0;
  virtual ~KnownFacts() = default;

 protected:
  KnownFacts() = default;
  KnownFacts(const KnownFacts&) = default;
  KnownFacts& operator=(const KnownFacts&) = default;
};

/// `{id, severity, warning}` without a rule: tightens a check of an earlier layer.
struct Adjustment {
  std::string check;
  std::optional<model::CheckSeverity> severity;
  std::optional<bool> warns;
  std::string file;
  Mark mark;
};

struct Policy {
  std::vector<std::shared_ptr<const model::Check>> checks;  ///< by id
  std::vector<std::shared_ptr<const model::Track>> tracks;  ///< in the order of the files
  /// From collectors (scm:default/NAME, collector "scm-exists", "scm-json" or "scm-regex", arguments as
  /// written), inline (inline:default/CHECK), and what checks ask of collectors that do not run here
  /// (github:default/NAME, collector "elsewhere", arguments {tool: github}).
  /// catalog:default/entity_descriptor and soundcheck:default/track/ID are known without standing here.
  std::map<model::FactRef, model::FactSpec> facts;
  std::set<std::string> elsewhere;  ///< sources of collectors that do not run here: "github"
  std::vector<model::Exemption> exemptions;
  std::vector<Adjustment> adjustments;  ///< of this layer, until it is merged
  std::vector<Diagnostic>
      notes;  ///< a later layer tried to loosen: what, and that it has no effect; with file

  const model::Check* check(std::string_view id) const;
  const model::Track* track(std::string_view id) const;
  /// True when every fact that the check asks for is the repository's, and no filter asks for an entity:
  /// shown once, whatever the component.
  bool is_repository_wide(const model::Check& check, const KnownFacts& known) const;
};

/// One layer. Error config with every fault of every file (file:line:col, the nearest known name as hint).
/// `earlier`: the layers before it, merged; its collectors are known to this one.
Policy load_policy(const std::vector<PolicyFile>& files, const KnownFacts& known,
                   const Policy* earlier = nullptr);

/// `later` on top of `base`: adds checks, tracks and facts, and may tighten what is there. What would loosen,
/// or cannot be told to be no looser, is left as it was and noted; see docs/checks-language.md, Layers.
/// Exemptions of all layers count: they are shown wherever they apply.
Policy merge(Policy base, Policy later);

/// What only the last merge can tell: every check that a track names, that is tightened, and every track that
/// a fact names must exist. Error config with hints.
void verify(const Policy& policy);

}  // namespace bs::checks
