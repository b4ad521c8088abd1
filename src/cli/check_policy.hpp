#pragma once
/// Where checks, tracks and exemptions come from: the binary, the folders that bs.yaml names, or, when a
/// change is held against a base, the objects of the target branch's tip (reliability.md §5).
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bs/checks/policy.hpp"
#include "bs/git/repository.hpp"
#include "bs/model/outcome.hpp"
#include "bs/model/workspace.hpp"
#include "cli/context.hpp"

namespace bs::cli {

struct CheckPolicy {
  checks::Policy policy;
  model::WorkspaceConfig config;  ///< the bs.yaml that goes with it
  model::PolicyNote note;
};

/// Half of the text of the shipped checks are their tests, which few commands ask for.
enum class ShippedTests { left_out, read };

/// Built-in, then the folders that bs.yaml on disk names.
CheckPolicy policy_on_disk(Context& context, ShippedTests tests = ShippedTests::left_out);
/// Built-in, then bs.yaml of the commit and the folders it names. Folders outside the repository are read
/// from disk: a change in it cannot reach them. A bs.yaml outside the repository is taken from disk for the
/// same reason.
CheckPolicy policy_at(Context& context, const git::Repository& repository, const git::Commit& commit,
                      const std::string& name);
/// What --policy names: a folder, else a revision of the repository (which may be absent).
CheckPolicy policy_named(Context& context, const std::string& name, const git::Repository* repository,
                         ShippedTests tests = ShippedTests::left_out);
/// What --policy names, else the one on disk.
CheckPolicy policy_asked_for(Context& context, const git::Repository* repository,
                             ShippedTests tests = ShippedTests::left_out);
/// The check of that id. Error usage with the nearest id.
const model::Check& check_named(const checks::Policy& policy, const std::string& id);
/// The policy in force where it is the same whatever repository is checked; nullopt with a base, or where
/// --policy names a revision: then each repository has its own.
std::optional<CheckPolicy> policy_of_all(Context& context);
/// The built-in alone.
const checks::Policy& built_in_policy(ShippedTests tests = ShippedTests::left_out);

/// The folder of the repository that the user stands in; "" is the root, or outside.
std::string folder_stood_in(const git::Repository& repository);

}  // namespace bs::cli
