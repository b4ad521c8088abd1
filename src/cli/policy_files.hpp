#pragma once
/// The files of a policy folder, from disk or from a commit.
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/paths.hpp"
#include "bs/checks/policy.hpp"
#include "bs/git/repository.hpp"

namespace bs::cli {

/// Whether a path, seen from the policy folder, belongs to a policy: "checks/a.yaml", "exemptions.yaml".
bool is_policy_path(std::string_view path) noexcept;

/// Sorted by path. Errors: not_found (no such folder), unreadable, limit. An empty folder is an Error config:
/// a policy that is named and holds nothing is a mistake.
std::vector<checks::PolicyFile> policy_files_on_disk(const fs::path& folder);
/// `folder` is a repository path, "" the root; `name` stands before the paths in errors: "9c1d2e4". No such
/// folder: empty.
std::vector<checks::PolicyFile> policy_files_at(const git::Repository& repository, const git::Commit& commit,
                                                std::string_view folder, const std::string& name);
/// One file of a commit; nullopt when there is none. Error unreadable when it is there and cannot be read.
std::optional<std::string> file_at(const git::Repository& repository, const git::Commit& commit,
                                   std::string_view path);

}  // namespace bs::cli
