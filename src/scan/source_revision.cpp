#include "scan/file_source.hpp"

namespace bs::scan {
namespace {

class RevisionSource final : public FileSource {
 public:
  RevisionSource(const git::Repository& repository, const git::Oid& tree)
      : repository_(repository), tree_(tree) {}

  git::WalkResult walk(std::string_view folder, const Visit& visit) const override {
    if (folder.empty()) return repository_.walk(tree_, visit);
    const auto start = entry_at(folder);
    if (!start || start->type != git::EntryType::tree) return {};
    git::Entry moved;
    return repository_.walk(start->id, [&](const git::Entry& entry) {
      moved = entry;
      moved.path = join_path(folder, entry.path);
      return visit(moved);
    });
  }

  std::optional<git::Entry> entry_at(std::string_view path) const override {
    return repository_.entry_at(tree_, path);
  }

  git::Blob read(const git::Entry& entry, std::uint64_t cap) const override {
    return repository_.read_blob(entry.id, cap);
  }

 private:
  const git::Repository& repository_;
  git::Oid tree_;
};

}  // namespace

std::unique_ptr<FileSource> revision_source(const git::Repository& repository, const git::Oid& tree) {
  return std::make_unique<RevisionSource>(repository, tree);
}

}  // namespace bs::scan
