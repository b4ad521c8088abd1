#pragma once
/// From a command line to runs: which repositories, which side, which policy, which base. Shared by the
/// commands that judge: check, check explain, check fix.
#include <optional>
#include <string>
#include <vector>

#include "cli/check_base.hpp"
#include "cli/check_run.hpp"
#include "cli/kept_facts.hpp"

namespace bs::cli {

/// One repository, read and judged.
struct CheckedRepository {
  CheckPolicy policy;
  CheckSide side;
  model::CheckRun run;
};

/// What the options of the command line say, common to all repositories.
class CheckSession {
 public:
  /// With `only` these checks alone, whatever the options say. `policy`, where it is not null, was read
  /// before (policy_of_all) and must outlive the session.
  explicit CheckSession(Context& context, std::vector<std::string> only = {},
                        const CheckPolicy* policy = nullptr);
  /// Errors as for the parts: unreadable, not_found, usage, config.
  CheckedRepository check(const CheckTarget& target);
  /// The same content by another policy, whatever --policy says (a folder or a revision).
  model::CheckRun check_by(const CheckTarget& target, const std::string& policy);
  /// The least severity that fails: --fail-on, else bs.yaml's of the policy in force.
  model::FailOn fail_on(const CheckPolicy& policy) const;
  facts::FactCache* cache() const { return kept_.get(); }  ///< nullptr: none
  /// Writes the facts worth keeping, which else happens at the end.
  void keep_facts();

 private:
  CheckRequest request(const CheckPolicy& policy) const;
  model::CheckRun judged_by(const CheckSide& side, const CheckPolicy& policy, const CheckTarget& target);
  CheckedRepository compared(const CheckTarget& target, std::shared_ptr<const git::Repository> repository);
  CheckSide read(std::shared_ptr<const git::Repository> repository, const model::WorkspaceConfig& config);

  Context& context_;
  std::unique_ptr<KeptFacts> kept_;  ///< written at the end
  CheckMeans means_;
  std::vector<std::string> only_;
  const CheckPolicy* policy_;  ///< of all repositories, or nullptr
  bool compares_;
};

/// Whether the catalog describes an owner. Empty where nobody can tell: no catalog of a whole workspace, or
/// one without any described group or user. What is stored is asked; a gate does not scan its neighbours.
std::function<bool(std::string_view)> described_owners(Context& context);

/// Options that the commands share.
constexpr Option k_track{"--track", "ID", "this track instead of bs.yaml's; 'all' for every one", true,
                         "all"};
constexpr Option k_policy{"--policy", "DIR|REV",
                          "checks, tracks and exemptions from there instead of bs.yaml's"};
constexpr Option k_check_rev{"--rev", "REV", "read this revision instead of the files on disk"};

}  // namespace bs::cli
