#include "scan/history.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "scan/bots.hpp"
#include "scan/folder_changes.hpp"

namespace bs::scan {
namespace {

constexpr std::size_t k_shown_authors = 3;
constexpr std::string_view k_not_all = "the commits of the last 90 days are not all here";

model::Problem note(std::string message, std::string hint) {
  return {model::ProblemKind::history, Severity::note, "", {}, "", std::move(message), std::move(hint)};
}

/// Takes the commits of the window one by one, newest first. A commit is held against its parent when that
/// comes by in its turn, so that no commit is read twice.
class Count {
 public:
  Count(const git::Repository& repository, Seconds claims_since,
        std::map<std::string, FolderHistory, std::less<>>& folders)
      : repository_(repository), changes_(repository), claims_since_(claims_since) {
    for (auto& [path, history] : folders) {
      if (!path.empty()) changes_.add(path, folders_.size());
      if (path.empty()) root_ = folders_.size();
      folders_.push_back({&history, false, {}});
    }
    unseen_ = folders_.size() - (root_ ? 1 : 0);
  }

  /// False when no further commit can tell anything.
  bool take(const git::Commit& commit) {
    const bool is_old = commit.committer.time < claims_since_;
    if (is_old && (unseen_ == 0 || ++old_commits_ > k_max_old_commits)) return false;
    oldest_ = commit.committer.time;
    if (auto waiting = waiting_.extract(commit.id))
      for (const Change& change : waiting.mapped()) compare(commit.tree, change);
    if (commit.parents.size() > 1) return true;
    const Change change = change_of(commit, is_old);
    if (root_ && change.author) ++folders_[*root_].commits[*change.author];
    if (folders_.size() == (root_ ? 1u : 0u)) return true;
    if (commit.parents.empty()) {
      compare({}, change);
    } else {
      waiting_[commit.parents.front()].push_back(change);
    }
    return true;
  }

  /// After the walk: the commits whose parents lie outside of it.
  void compare_rest() {
    for (const auto& [parent, changes] : waiting_) {
      const auto commit = repository_.find_commit(parent);
      if (!commit) continue;  // the edge of a shallow clone, which the log told of
      for (const Change& change : changes) compare(commit->tree, change);
    }
  }

  /// At last: authors in their order, and `bound` for the folders that no commit changed.
  void finish(Seconds bound) {
    for (std::size_t i = 0; i < folders_.size(); ++i) {
      if (i == root_) continue;
      folders_[i].history->exact = folders_[i].seen;
      if (!folders_[i].seen) folders_[i].history->changed = bound;
    }
    for (Folder& folder : folders_) set_authors(folder);
  }

  Seconds oldest() const { return oldest_; }
  Seconds oldest_counted() const { return oldest_counted_; }
  bool reached_limit() const { return old_commits_ > k_max_old_commits; }

 private:
  struct Change {
    git::Oid tree;
    Seconds time = 0;
    std::string by;
    std::optional<std::size_t> author;  ///< when it speaks on ownership
  };
  struct Folder {
    FolderHistory* history;
    bool seen;
    std::map<std::size_t, std::uint32_t> commits;  ///< by author
  };

  Change change_of(const git::Commit& commit, bool is_old) {
    Change change{commit.tree, commit.committer.time, commit.author.name, std::nullopt};
    if (is_old || is_bot(commit.author)) return change;
    oldest_counted_ = change.time;
    const auto [author, is_new] = author_ids_.emplace(to_lower(commit.author.email), authors_.size());
    if (is_new) authors_.push_back({commit.author.name, author->first, 0});
    change.author = author->second;
    return change;
  }

  void compare(const git::Oid& before, const Change& change) {
    changes_.compare(before, change.tree, [&](std::size_t number) {
      Folder& folder = folders_[number];
      if (change.author) ++folder.commits[*change.author];
      if (folder.seen && folder.history->changed >= change.time) return;
      folder.history->changed = change.time;
      folder.history->changed_by = change.by;
      if (!std::exchange(folder.seen, true)) --unseen_;
    });
  }

  void set_authors(Folder& folder) {
    auto& list = folder.history->authors;
    for (const auto& [author, commits] : folder.commits) {
      list.push_back(authors_[author]);
      list.back().commits = commits;
      folder.history->total += commits;
    }
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
      return a.commits != b.commits ? a.commits > b.commits : a.name < b.name;
    });
  }

  const git::Repository& repository_;
  FolderChanges changes_;
  Seconds claims_since_;
  std::vector<Folder> folders_;
  std::optional<std::size_t> root_;
  std::size_t unseen_ = 0;  ///< folders, but the root, of which no change was seen
  std::size_t old_commits_ = 0;
  std::unordered_map<git::Oid, std::vector<Change>, IdHash> waiting_;  ///< by the parent they wait for
  std::unordered_map<std::string, std::size_t> author_ids_;            ///< by address
  std::vector<FolderHistory::Author> authors_;
  Seconds oldest_ = 0;
  Seconds oldest_counted_ = 0;
};

}  // namespace

History::History(const git::Repository& repository, const git::Commit& tip, Seconds now,
                 const std::set<std::string, std::less<>>& folders, std::vector<model::Problem>& problems) {
  for (const std::string& folder : folders) {
    FolderHistory& history = folders_[folder];
    // The tip's tree is the root's newest state; a folder is at most as new.
    history.changed = tip.committer.time;
    history.exact = folder.empty();
    if (folder.empty()) history.changed_by = tip.author.name;
  }
  const Seconds claims_since = now - k_history_window;
  const bool root_alone = folders.size() == 1 && folders.begin()->empty();
  if (folders.empty() || (root_alone && tip.committer.time < claims_since)) return;
  // A clone that was not fetched for long still tells what changed last in it.
  const Seconds since = std::min(now, tip.committer.time) - k_history_window;
  walk(repository, tip, since, claims_since, problems);
}

void History::walk(const git::Repository& repository, const git::Commit& tip, Seconds since,
                   Seconds claims_since, std::vector<model::Problem>& problems) {
  Count count(repository, claims_since, folders_);
  git::Repository::LogOptions options;
  options.since = since;
  std::size_t commits = 0;
  bool reached_end = true;
  try {
    const bool complete = repository.log(tip.id, options, [&](const git::Commit& commit) {
      reached_end = commits < k_max_commits;
      return reached_end && ++commits > 0 && count.take(commit);
    });
    if (!complete) {
      problems.push_back(repository.is_shallow()
                             ? note("a shallow clone: " + std::string(k_not_all), "git fetch --unshallow")
                             : note(std::string(k_not_all), ""));
    } else if (!reached_end) {
      problems.push_back(note(fmt::format("more than {0} commits in 90 days: the newest {0} were counted",
                                          grouped(k_max_commits)),
                              ""));
    }
    reached_end = reached_end && complete && !count.reached_limit();
    count.compare_rest();
  } catch (const Error& error) {
    reached_end = false;
    problems.push_back(note(fmt::format("commits cannot be read further back: {}", error.message()), ""));
  }
  // Where the walk was cut short, nothing older than its last commit is known; else nothing changed within
  // the window.
  count.finish(reached_end ? since : count.oldest());
  if (count.oldest_counted() != 0) stale_at_ = count.oldest_counted() + k_history_window;
}

std::optional<model::Claim> commits_claim(const FolderHistory& history, const model::OwnerNames& names) {
  if (history.authors.empty()) return std::nullopt;
  model::Claim claim;
  claim.source = model::ClaimSource::commits;
  claim.owner = names.of_written(history.authors.front().email);
  claim.share = history.authors.front().commits;
  claim.total = history.total;
  for (std::size_t i = 0; i < history.authors.size() && i < k_shown_authors; ++i) {
    const auto& author = history.authors[i];
    if (i > 0) claim.written += ", ";
    claim.written += fmt::format("{} {}", author.name.empty() ? author.email : author.name, author.commits);
  }
  return claim;
}

}  // namespace bs::scan
