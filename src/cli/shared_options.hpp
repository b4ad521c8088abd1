#pragma once
/// Options that several commands take, written once.
#include "cli/command.hpp"

namespace bs::cli {

constexpr Option k_limit{"--limit", "N",
                         "show at most N rows; 0 shows all (a terminal shows 20, a pipe all)"};
constexpr Option k_no_scan{"--no-scan", "",
                           "answer from what is stored, without looking at the repositories"};
constexpr Option k_rev{"--rev", "REV", "read this revision of each repository instead of its default branch",
                       false, ""};
constexpr Option k_worktree{"--worktree", "", "read the files on disk instead of a commit"};
constexpr Option k_owner{"--owner", "REF", "only what this group or user owns", true, "entity"};
constexpr Option k_type{"--type", "TYPE", "only this spec.type: service, library, website …", true};
constexpr Option k_tag{"--tag", "TAG", "only what has this tag", true};
constexpr Option k_kind{"--kind", "KIND", "this kind instead of components; 'all' for every kind", true,
                        "all component api resource system domain group user location template"};

}  // namespace bs::cli
