#include "bs/base/error.hpp"
#include "git/commit_queue.hpp"
#include "git/state.hpp"

namespace bs::git {
namespace {

/// Paints the history of two sides downwards, as git does: what carries both colours is a common ancestor,
/// and everything below one is stale.
class Painting {
 public:
  explicit Painting(const Repository::State& state) : state_(state) {}

  /// Common ancestors that are not below another one, as far as the order of times can tell.
  std::vector<Oid> run(const Oid& left, const Oid& right) {
    mark(left, k_left);
    mark(right, k_right);
    while (fresh_ > 0) {
      const Oid id = queue_.pop();
      Node& node = nodes_.at(id);
      --node.queued;
      if ((node.flags & k_stale) == 0) --fresh_;
      unsigned flags = node.flags & (k_left | k_right | k_stale);
      if (flags == (k_left | k_right)) {
        if ((node.flags & k_result) == 0 && !node.missing) results_.push_back(id);
        node.flags |= k_result;
        flags |= k_stale;
      }
      for (const Oid& parent : node.parents) mark(parent, flags);
    }
    std::erase_if(results_, [&](const Oid& id) { return (nodes_.at(id).flags & k_stale) != 0; });
    std::stable_sort(results_.begin(), results_.end(),
                     [&](const Oid& a, const Oid& b) { return nodes_.at(a).time > nodes_.at(b).time; });
    return results_;
  }

  bool is_cut() const noexcept { return cut_; }

 private:
  static constexpr unsigned k_left = 1, k_right = 2, k_stale = 4, k_result = 8;

  struct Node {
    unsigned flags = 0;
    std::size_t queued = 0;
    Seconds time = 0;
    std::vector<Oid> parents;
    bool missing = false;
  };

  void mark(const Oid& id, unsigned flags) {
    const auto [at, is_new] = nodes_.try_emplace(id);
    Node& node = at->second;
    if (is_new) load(id, node);
    if ((node.flags & flags) == flags) return;
    const bool was_stale = (node.flags & k_stale) != 0;
    node.flags |= flags;
    const bool is_stale = (node.flags & k_stale) != 0;
    if (is_stale && !was_stale) fresh_ -= node.queued;
    ++node.queued;
    if (!is_stale) ++fresh_;
    queue_.push(node.time, id);
  }

  void load(const Oid& id, Node& node) {
    auto commit = state_.try_commit(id);
    if (!commit) {
      cut_ = node.missing = true;
      return;
    }
    node.time = commit->committer.time;
    if (state_.shallow.contains(id)) {
      cut_ = cut_ || !commit->parents.empty();
    } else {
      node.parents = std::move(commit->parents);
    }
  }

  const Repository::State& state_;
  std::unordered_map<Oid, Node, OidHash> nodes_;
  CommitQueue<Oid> queue_;
  std::vector<Oid> results_;
  std::size_t fresh_ = 0;  // entries of the queue that are not stale
  bool cut_ = false;
};

/// True when `id` is reachable from `from`.
bool is_ancestor(const Repository::State& state, const Oid& id, const Oid& from) {
  const std::vector<Oid> bases = Painting(state).run(id, from);
  return std::find(bases.begin(), bases.end(), id) != bases.end();
}

}  // namespace

std::optional<Oid> Repository::merge_base(const Oid& a, const Oid& b) const {
  for (const Oid* id : {&a, &b}) {
    if (!state_->read_commit(*id))
      throw Error(ErrorKind::unreadable, fmt::format("the commit {} is missing", id->short_hex()));
  }
  if (a == b) return a;
  Painting painting(*state_);
  const std::vector<Oid> bases = painting.run(a, b);
  for (const Oid& base : bases) {
    // Times that run backwards can leave a base that lies below another one.
    const bool is_best = std::none_of(bases.begin(), bases.end(), [&](const Oid& other) {
      return other != base && is_ancestor(*state_, base, other);
    });
    if (is_best) return base;
  }
  if (painting.is_cut()) {
    throw Error(ErrorKind::unreadable, is_shallow() ? "the common history is not in this shallow clone"
                                                    : "the common history is missing")
        .hint("fetch the whole history (fetch-depth: 0, git fetch --unshallow)");
  }
  return std::nullopt;
}

}  // namespace bs::git
