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

/// Takes the commits of the window one by one, newest first.
class Count {
 public:
  Count(const git::Repository& repository, Seconds claims_since, std::map<std::string, FolderHistory, std::less<>>& folders)
      : repository_(repository), changes_(repository), claims_since_(claims_since) {
    for (auto& [path, history] : folders) {
      if (path.empty()) {
        root_ = &history;
      } else {
        changes_.add(path, histories_.size());
        histories_.push_back(&history);
      }
    }
    seen_.resize(histories_.size());
  }

  void take(const git::Commit& commit) {
    oldest_ = commit.committer.time;
    if (commit.parents.size() > 1) return;
    // Older commits tell when a folder changed; only those of the last 90 days speak on ownership.
    const bool counts = commit.committer.time >= claims_since_ && !is_bot(commit.author);
    if (counts) oldest_counted_ = commit.committer.time;
    const std::string email = to_lower(commit.author.email);
    if (root_ != nullptr && counts) count(*root_, commit, email);
    if (histories_.empty()) return;
    git::Oid before;
    if (!commit.parents.empty()) {
      const auto parent = repository_.find_commit(commit.parents.front());
      if (!parent) return;  // the edge of a shallow clone; the log says so
      before = parent->tree;
    }
    changes_.compare(before, commit.tree, [&](std::size_t folder) {
      if (!seen_[folder]) set_changed(*histories_[folder], commit);
      seen_[folder] = true;
      if (counts) count(*histories_[folder], commit, email);
    });
  }

  /// For the folders that no commit changed.
  void set_bound(Seconds bound) {
    for (std::size_t i = 0; i < histories_.size(); ++i)
      if (!seen_[i])
        histories_[i]->changed = bound;
      else
        histories_[i]->exact = true;
  }

  Seconds oldest() const { return oldest_; }
  Seconds oldest_counted() const { return oldest_counted_; }

 private:
  static void set_changed(FolderHistory& history, const git::Commit& commit) {
    history.changed = commit.committer.time;
    history.changed_by = commit.author.name;
  }

  static void count(FolderHistory& history, const git::Commit& commit, const std::string& email) {
    ++history.total;
    auto& authors = history.authors;
    auto author =
        std::find_if(authors.begin(), authors.end(), [&](const auto& known) { return known.email == email; });
    if (author == authors.end()) author = authors.insert(author, {commit.author.name, email, 0});
    ++author->commits;
  }

  const git::Repository& repository_;
  FolderChanges changes_;
  FolderHistory* root_ = nullptr;
  std::vector<FolderHistory*> histories_;
  std::vector<bool> seen_;
  Seconds claims_since_;
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
  for (auto& [folder, history] : folders_) {
    std::sort(history.authors.begin(), history.authors.end(), [](const auto& a, const auto& b) {
      return a.commits != b.commits ? a.commits > b.commits : a.name < b.name;
    });
  }
}

void History::walk(const git::Repository& repository, const git::Commit& tip, Seconds since, Seconds claims_since,
                   std::vector<model::Problem>& problems) {
  Count count(repository, claims_since, folders_);
  git::Repository::LogOptions options;
  options.since = since;
  std::size_t commits = 0;
  bool reached_end = true;
  try {
    const bool complete = repository.log(tip.id, options, [&](const git::Commit& commit) {
      if (commits == k_max_commits) return reached_end = false;
      ++commits;
      count.take(commit);
      return true;
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
    reached_end = reached_end && complete;
  } catch (const Error& error) {
    reached_end = false;
    problems.push_back(note(fmt::format("commits cannot be read further back: {}", error.message()), ""));
  }
  // Where the walk was cut short, nothing older than its last commit is known; else nothing changed within
  // the window.
  count.set_bound(reached_end ? since : count.oldest());
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
