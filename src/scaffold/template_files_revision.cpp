#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "scaffold/template_listing.hpp"

namespace bs::scaffold {
namespace {

Error refused(std::string_view path, std::string_view reason) {
  return Error(ErrorKind::unreadable, fmt::format("cannot read {}: {}", path, reason));
}

class RevisionFiles : public TemplateFiles {
 public:
  RevisionFiles(std::shared_ptr<const git::Repository> repository, const git::Commit& commit, Origin origin,
                std::string shown_prefix)
      : TemplateFiles(std::move(origin), std::move(shown_prefix)),
        repository_(std::move(repository)),
        tree_(commit.tree) {}

  std::vector<TemplateFile> list(std::string_view folder, const ListOptions& options) const override {
    if (!folder.empty() && !may_be_asked(folder)) return {};
    const auto entry = repository_->entry_at(tree_, folder);
    if (!entry || entry->type != git::EntryType::tree) return {};
    Listing listing;
    const auto visit = [&](const git::Entry& found) {
      const std::string path = join_path(folder, found.path);
      if (found.type == git::EntryType::tree)
        return options.skips && options.skips(path) ? git::WalkStep::skip : git::WalkStep::into;
      if (found.type != git::EntryType::submodule)
        listing.add({path, mode_of(found), repository_->read_blob(found.id, 0).size});
      else if (!options.passes_over)
        throw refused(path, "it is a submodule, whose files are in another repository");
      return git::WalkStep::into;
    };
    const auto walked = repository_->walk(entry->id, visit);
    if (walked.incomplete) throw refused(folder.empty() ? "the files" : folder, *walked.incomplete);
    if (!walked.refused.empty() && !options.passes_over)
      throw refused(join_path(folder, walked.refused.front()), "no project may have a file of this name");
    return listing.take();
  }

  std::optional<std::string> read(std::string_view path, std::uint64_t cap) const override {
    if (!may_be_asked(path)) return std::nullopt;
    const auto entry = repository_->entry_at(tree_, path);
    if (!entry || (entry->type != git::EntryType::blob && entry->type != git::EntryType::symlink))
      return std::nullopt;
    git::Blob blob = repository_->read_blob(entry->id, cap);
    switch (blob.state) {
      case git::BlobState::present:
        return std::move(blob.bytes);
      case git::BlobState::too_large:
        require_size(path, blob.size, cap);
        throw refused(path, "it is larger than it says");
      case git::BlobState::not_in_partial_clone:
        throw refused(path, "this partial clone does not hold it").hint("fetch it with git, then try again");
      case git::BlobState::missing:
        throw refused(path, "its object is missing from the repository");
      case git::BlobState::corrupt:
        break;
    }
    throw refused(path, "its object is damaged");
  }

 private:
  static FileMode mode_of(const git::Entry& entry) {
    if (entry.type == git::EntryType::symlink) return FileMode::symlink;
    return entry.executable ? FileMode::executable : FileMode::regular;
  }

  std::shared_ptr<const git::Repository> repository_;
  git::Oid tree_;
};

}  // namespace

TemplateFilesPtr revision_files(std::shared_ptr<const git::Repository> repository, const git::Commit& commit,
                                Origin origin) {
  const std::string shown = short_path(repository->path());
  const std::string prefix = shown == "." ? "" : shown.ends_with('/') ? shown : shown + "/";
  return std::make_shared<RevisionFiles>(std::move(repository), commit, std::move(origin), prefix);
}

}  // namespace bs::scaffold
