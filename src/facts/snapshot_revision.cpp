#include "bs/facts/snapshot.hpp"

namespace bs::facts {
namespace {

class RevisionSnapshot final : public Snapshot {
 public:
  RevisionSnapshot(const git::Repository& repository, const git::Commit& commit) {
    repository_ = &repository;
    commit_ = commit;
    const git::WalkResult walked = repository.walk(commit.tree, [&](const git::Entry& entry) {
      if (entry.type != git::EntryType::tree)
        files_.push_back({entry.path, entry.type, entry.executable, entry.id, 0});
      return git::WalkStep::into;
    });
    finish_listing(walked);
    identity_ = commit.tree.hex();
  }

 protected:
  git::Blob load(const File& file, std::uint64_t cap) const override {
    if (file.type == git::EntryType::submodule) return {};
    return repository_->read_blob(file.id, cap);
  }
};

}  // namespace

std::unique_ptr<Snapshot> revision_snapshot(const git::Repository& repository, const git::Commit& commit) {
  return std::make_unique<RevisionSnapshot>(repository, commit);
}

}  // namespace bs::facts
