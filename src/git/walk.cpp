#include "bs/base/text.hpp"
#include "git/state.hpp"
#include "git/tree_reader.hpp"

namespace bs::git {
namespace {

constexpr std::size_t k_max_refused = 100;

/// Walks with a stack of its own, so that a tree's depth costs memory that is counted and not the process's
/// stack.
class Walk {
 public:
  Walk(const Repository::State& state, const std::function<WalkStep(const Entry&)>& visit,
       const WalkLimits& limits)
      : state_(state), visit_(visit), limits_(limits) {}

  WalkResult run(const Oid& root) {
    enter(root);
    TreeEntry entry;
    while (!stack_.empty()) {
      Level& level = stack_.back();
      entry_.path.resize(level.folder_size);
      if (!level.reader.next(entry)) {
        if (level.reader.damaged()) note("is corrupt");
        stack_.pop_back();
        continue;
      }
      append(entry.name);
      if (entry.refused) {
        refuse();
      } else if (result_.entries >= limits_.entries) {
        result_.incomplete = fmt::format("more than {} entries", grouped(limits_.entries));
        break;
      } else {
        take(entry);
      }
    }
    return std::move(result_);
  }

 private:
  struct Level {
    OdbObjectHandle tree;  // whose bytes the reader reads
    TreeReader reader;
    std::size_t folder_size;  // of the path, when it names this folder
  };

  void append(std::string_view name) {
    if (!entry_.path.empty()) entry_.path += '/';
    entry_.path += name;
  }

  void take(const TreeEntry& entry) {
    ++result_.entries;
    entry_.type = entry.type;
    entry_.executable = entry.executable;
    entry_.id = entry.id;
    if (visit_(entry_) == WalkStep::skip || entry.type != EntryType::tree) return;
    if (stack_.size() >= limits_.depth) {
      if (!result_.incomplete)
        result_.incomplete = fmt::format("folders nested deeper than {}", limits_.depth);
      return;
    }
    enter(entry.id);
  }

  /// Opens the folder that the path names.
  void enter(const Oid& id) {
    Object object = state_.objects().read(id);
    if (!object.present()) return note(state_.fault_of(object.state));
    if (object.type() != GIT_OBJECT_TREE) return note("is not a folder");
    const std::string_view bytes = object.bytes();
    stack_.push_back({std::move(object.handle), TreeReader(bytes), entry_.path.size()});
  }

  /// The walk goes on with the next folder; the first reason is kept.
  void note(std::string_view fault) {
    if (result_.incomplete) return;
    result_.incomplete = entry_.path.empty() ? fmt::format("the root folder {}", fault)
                                             : fmt::format("the folder {} {}", entry_.path, fault);
  }

  void refuse() {
    ++result_.refused_count;
    if (result_.refused.size() < k_max_refused) result_.refused.push_back(entry_.path);
  }

  const Repository::State& state_;
  const std::function<WalkStep(const Entry&)>& visit_;
  const WalkLimits& limits_;
  std::vector<Level> stack_;
  Entry entry_;  // one for the whole walk: its path grows and shrinks in place
  WalkResult result_;
};

}  // namespace

WalkResult Repository::walk(const Oid& tree, const std::function<WalkStep(const Entry&)>& visit,
                            const WalkLimits& limits) const {
  return Walk(*state_, visit, limits).run(tree);
}

}  // namespace bs::git
