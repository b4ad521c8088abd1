#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

constexpr Seconds k_day = 24 * 60 * 60;
constexpr Seconds k_windows[] = {30, 90, 365};

struct Window {
  std::size_t commits = 0;
  std::set<std::string> authors;  ///< addresses
};

struct History {
  std::size_t commits = 0;
  Seconds first = 0, last = 0;
  std::string last_author;
  std::set<std::string> contributors;
  Window windows[std::size(k_windows)];
};

/// Of commits without merges by author time, which a rebase does not move; the walk goes by committer time.
void count(const git::Commit& commit, Seconds today, History& history) {
  const Seconds time = commit.author.time;
  if (history.commits++ == 0) {
    history.last = commit.committer.time;
    history.last_author = commit.author.name;
  }
  history.first = history.commits == 1 ? time : std::min(history.first, time);
  history.contributors.insert(commit.author.email);
  for (std::size_t i = 0; i < std::size(k_windows); ++i) {
    if (time < today - k_windows[i] * k_day) continue;
    ++history.windows[i].commits;
    history.windows[i].authors.insert(commit.author.email);
  }
}

const git::Repository& repository_of(const Snapshot& snapshot) {
  if (snapshot.repository() == nullptr)
    throw Error(ErrorKind::unreadable, "there is no git repository, so no history");
  if (!snapshot.commit()) throw Error(ErrorKind::unreadable, "nothing has been committed yet");
  return *snapshot.repository();
}

History read_history(const git::Repository& repository, const git::Commit& start, Seconds today) {
  Error shallow(ErrorKind::unreadable, "shallow clone: the history is not here");
  shallow.hint("fetch it: git fetch --unshallow; in GitHub Actions fetch-depth: 0");
  if (repository.is_shallow()) throw shallow;
  History history;
  const bool whole = repository.log(start.id, {}, [&](const git::Commit& commit) {
    if (commit.parents.size() < 2) count(commit, today, history);
    return true;
  });
  if (!whole) throw shallow;
  return history;
}

data::Value to_value(const History& history, Seconds today) {
  data::Value value = data::Value::object();
  value.set("commits", number(history.commits));
  value.set("contributors", number(history.contributors.size()));
  if (history.commits != 0) {
    value.set("firstCommit", to_rfc3339(history.first));
    value.set("lastCommit", to_rfc3339(history.last));
    value.set("lastAuthor", history.last_author);
    value.set("daysSinceLastCommit", std::max<Seconds>(0, (today - history.last) / k_day));
  }
  for (std::size_t i = 0; i < std::size(k_windows); ++i) {
    data::Value window = data::Value::object();
    window.set("commits", number(history.windows[i].commits));
    window.set("authors", number(history.windows[i].authors.size()));
    value.set(fmt::format("last{}Days", k_windows[i]), std::move(window));
  }
  return value;
}

model::FactReading collect(const CollectorInput& input) {
  const git::Repository& repository = repository_of(input.snapshot);
  // Whole days, so that a value that is kept is the one that would be counted again.
  const Seconds today = (input.around.now / k_day + 1) * k_day;
  data::Value value = to_value(read_history(repository, *input.snapshot.commit(), today), today);
  value.set("head", input.snapshot.commit()->id.hex());
  value.set("tags", facts::to_value(repository.tags()));
  if (const auto tip = repository.default_tip()) {
    const std::string_view name = tip->name;
    const auto slash = name.starts_with("origin/") ? std::string_view("origin/").size() : 0;
    value.set("defaultBranch", name.substr(slash));
  }
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(git) = {
    .id = "git",
    .summary = "the repository's history; an error in a shallow clone",
    .fields =
        "$.head                       the commit that is read, or that the work tree stands on\n"
        "$.commits                    without merges\n"
        "$.contributors               authors by address, after .mailmap\n"
        "$.firstCommit                RFC 3339\n"
        "$.lastCommit                 likewise; $.lastAuthor, $.daysSinceLastCommit\n"
        "$.last30Days.commits         and .authors; also last90Days, last365Days\n"
        "$.tags[]                     names\n"
        "$.defaultBranch              of origin, else the current one",
    .scope = model::FactScope::repository,
    .needs_history = true,
    .needs_clock = true,
    .is_cached = true,
    .check_arguments = nullptr,
    .collect = collect,
};

}  // namespace bs::facts
