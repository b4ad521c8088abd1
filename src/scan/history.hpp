#pragma once
/// What the last 90 days say of folders: who worked on them and when each last changed. One walk over the
/// commits serves all folders; a commit is held against its parent only along the folders that are asked for.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bs/git/repository.hpp"
#include "bs/model/owner_names.hpp"
#include "bs/model/problem.hpp"
#include "bs/model/scanned.hpp"

namespace bs::scan {

constexpr Seconds k_history_window = 90 * 86'400;
constexpr std::size_t k_max_commits = 5'000;
/// Of those that are too old to speak on ownership and only tell when a folder changed.
constexpr std::size_t k_max_old_commits = 100;

struct FolderHistory {
  Seconds changed = 0;  ///< committer time of the newest commit that changed it
  bool exact = true;    ///< false: not since `changed`, further back was not looked
  std::string changed_by;
  struct Author {
    std::string name, email;
    std::uint32_t commits = 0;
  };
  std::vector<Author> authors;  ///< of the window, most commits first, then by name; without bots and merges
  std::uint32_t total = 0;      ///< of their commits
};

class History {
 public:
  /// Looks at `tip` and what came before it in 90 days: until `now` for the claims, until `tip` (when that is
  /// older) for what changed last. A repository without a commit in that time and without components in
  /// folders costs nothing.
  History(const git::Repository& repository, const git::Commit& tip, Seconds now,
          const std::set<std::string, std::less<>>& folders, std::vector<model::Problem>& problems);
  /// `folder` must be one that was asked for.
  const FolderHistory& of(std::string_view folder) const { return folders_.find(folder)->second; }
  /// When the oldest commit that was counted leaves the window; 0 when none was counted.
  Seconds stale_at() const { return stale_at_; }

 private:
  void walk(const git::Repository& repository, const git::Commit& tip, Seconds since, Seconds claims_since,
            std::vector<model::Problem>& problems);

  std::map<std::string, FolderHistory, std::less<>> folders_;
  Seconds stale_at_ = 0;
};

/// The claim that the commits make: the top author's share; nullopt when nobody worked there.
std::optional<model::Claim> commits_claim(const FolderHistory& history, const model::OwnerNames& names);

}  // namespace bs::scan
