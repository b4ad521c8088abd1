#pragma once
/// What a RepoUrlPicker's URL names: github.com?owner=acme&repo=pay.
#include "scaffold/action_call.hpp"

namespace bs::scaffold {

struct RepoAddress {
  std::string host, owner, repository;
  std::string organization, project, workspace;  ///< Azure DevOps, Bitbucket; may be empty

  /// "acme/pay", or the name alone where there is no owner.
  std::string slug() const;
};

/// nullopt where the text is none.
std::optional<RepoAddress> read_repo_address(std::string_view repo_url);
/// Of the input `repoUrl`; where it is none, that is noted and the address is empty: a step that is not run
/// anyway should not keep the files from being written.
RepoAddress repo_address(ActionCall& call);
/// Where the project will stand, for command lines: its folder, or a folder in it.
std::string project_folder(const ActionCall& call, std::string_view below);

}  // namespace bs::scaffold
