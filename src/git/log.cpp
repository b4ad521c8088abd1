#include "bs/base/error.hpp"
#include "git/commit_queue.hpp"
#include "git/mailmap.hpp"
#include "git/state.hpp"

namespace bs::git {
namespace {

// The largest .mailmap that is read; the Linux kernel's has 50 KiB.
constexpr std::uint64_t k_mailmap_cap = std::uint64_t{1} << 20;

class Log {
 public:
  Log(const Repository::State& state, const Repository::LogOptions& options)
      : state_(state), options_(options) {}

  bool run(Commit start, const Mailmap& mailmap, const std::function<bool(const Commit&)>& visit) {
    seen_.insert(start.id);
    push(std::make_unique<Commit>(std::move(start)));
    for (std::size_t count = 0; count < options_.limit && !queue_.empty(); ++count) {
      const std::unique_ptr<Commit> commit = queue_.pop();
      mailmap.apply(commit->author);
      mailmap.apply(commit->committer);
      if (!visit(*commit)) break;
      push_parents(*commit);
    }
    return complete_;
  }

 private:
  void push(std::unique_ptr<Commit> commit) {
    const Seconds time = commit->committer.time;
    if (time >= options_.since) queue_.push(time, std::move(commit));
  }

  void push_parents(const Commit& commit) {
    if (state_.shallow.contains(commit.id)) {
      if (!commit.parents.empty()) complete_ = false;
      return;
    }
    for (const Oid& parent : commit.parents) {
      if (seen_.insert(parent).second) {
        if (auto read = state_.try_commit(parent)) {
          push(std::make_unique<Commit>(std::move(*read)));
        } else {
          complete_ = false;
        }
      }
      if (options_.first_parent) return;
    }
  }

  const Repository::State& state_;
  const Repository::LogOptions& options_;
  CommitQueue<std::unique_ptr<Commit>> queue_;
  OidSet seen_;
  bool complete_ = true;
};

/// Empty also when it cannot be read, as where a partial clone has no trees: names are then as they were
/// written.
Mailmap read_mailmap(const Repository& repository, const Oid& tree) {
  try {
    const auto entry = repository.entry_at(tree, ".mailmap");
    if (entry && entry->type == EntryType::blob)
      return Mailmap::parse(repository.read_blob(entry->id, k_mailmap_cap).bytes);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::unreadable) throw;
  }
  return {};
}

}  // namespace

bool Repository::log(const Oid& start, const LogOptions& options,
                     const std::function<bool(const Commit&)>& visit) const {
  auto commit = state_->read_commit(start);
  if (!commit) throw Error(ErrorKind::unreadable, fmt::format("the commit {} is missing", start.short_hex()));
  const Mailmap mailmap = options.mailmap ? read_mailmap(*this, commit->tree) : Mailmap();
  return Log(*state_, options).run(std::move(*commit), mailmap, visit);
}

}  // namespace bs::git
