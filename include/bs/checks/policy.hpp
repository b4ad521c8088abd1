#pragma once
/// Policies: checks, tracks, collectors and exemptions, read from files that the caller found (a folder, a
/// revision's tree, the binary). All faults of all files are told at once; nothing is skipped in silence.
#include <map>
#include <memory>
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

struct Policy {
  std::vector<std::shared_ptr<const model::Check>> checks;  ///< by id
  std::vector<std::shared_ptr<const model::Track>> tracks;  ///< in the order of the files
  std::map<model::FactRef, model::FactSpec> facts;  ///< from collectors, and inline: "inline:default/CHECK"
  std::vector<model::Exemption> exemptions;
  std::vector<Diagnostic> notes;  ///< a later layer tried to loosen: what, and that it has no effect

  const model::Check* check(std::string_view id) const;
  const model::Track* track(std::string_view id) const;
  /// True when every fact that the check asks for is the repository's: shown once, whatever the component.
  bool is_repository_wide(const model::Check& check, const KnownFacts& known) const;
};

/// One layer. Error config with every fault of every file (file:line:col, the nearest known name as hint).
Policy load_policy(const std::vector<PolicyFile>& files, const KnownFacts& known);

/// `later` on top of `base`: adds checks and tracks, and may tighten (a higher severity, warning → failure, a
/// track with more checks in a level); what would loosen is left as it was and noted. Error config when a
/// track names a check that neither has.
Policy merge(Policy base, Policy later);

/// Every check that a track names must exist; called after the last merge. Error config with hints.
void verify(const Policy& policy);

}  // namespace bs::checks
