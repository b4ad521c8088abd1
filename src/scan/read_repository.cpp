#include "bs/base/error.hpp"
#include "scan/catalog_reader.hpp"
#include "scan/claims.hpp"
#include "scan/codeowners_file.hpp"
#include "scan/history.hpp"
#include "scan/inference.hpp"
#include "scan/record.hpp"
#include "scan/surroundings.hpp"
#include "scan/tree_index.hpp"

namespace bs::scan {
namespace {

constexpr std::uint64_t k_manifest_cap = k_mebibyte;

/// What is scanned of a repository: its tip, or what --rev says.
std::optional<git::Repository::Tip> chosen_tip(const git::Repository& repository, const ReadInput& input) {
  const std::string& revision = input.rules.options.revision;
  if (revision.empty()) return repository.default_tip();
  try {
    return git::Repository::Tip{revision, repository.resolve(revision).id};
  } catch (const Error& error) {
    if (input.must_have_revision || error.kind() != ErrorKind::not_found) throw;
    return repository.default_tip();
  }
}

/// The branch of "origin/main" and "main"; "" for what is no branch.
std::string branch_of(const git::Repository& repository, const std::string& tip) {
  if (tip.starts_with("origin/")) return tip.substr(7);
  return repository.current_branch() == tip ? tip : "";
}

class Reader {
 public:
  explicit Reader(const ReadInput& input)
      : input_(input),
        options_(input.rules.options),
        repository_(git::Repository::open(input.found.path, {options_.trust, fs::path(input.root)})) {}

  Reading run() {
    model::RepositoryRecord& record = out_.scan.repository;
    record = make_record(repository_, input_.root);
    record.fingerprint = input_.fingerprint;
    record.options_digest = input_.digest;
    const auto tip = chosen_tip(repository_, input_);
    if (tip) set_commit(*tip);
    if (!tip && !options_.work_tree) {
      record.state = model::RepositoryState::empty;
      return std::move(out_);
    }
    if (is_same_commit()) {
      out_.scan.only_refs_changed = true;
      record.stale_at = input_.known->stale_at;
      return std::move(out_);
    }
    const auto source = open_source();
    const Files files(*source);
    read(files);
    return std::move(out_);
  }

 private:
  void set_commit(const git::Repository::Tip& tip) {
    model::RepositoryRecord& record = out_.scan.repository;
    commit_ = repository_.find_commit(tip.commit);
    if (!commit_)
      throw Error(ErrorKind::unreadable, fmt::format("the commit {} is missing", tip.commit.short_hex()));
    record.revision = tip.name;
    record.commit = commit_->id.hex();
    record.tree = commit_->tree.hex();
    record.commit_time = commit_->committer.time;
    record.branch = branch_of(repository_, tip.name);
  }

  /// Only refs moved, or the config did, and the 90 days still count the same commits.
  bool is_same_commit() const {
    const auto& known = input_.known;
    return known && !options_.force && !options_.work_tree && known->state == model::RepositoryState::ok &&
           known->fingerprint != 0 && known->commit == out_.scan.repository.commit &&
           known->revision == out_.scan.repository.revision &&
           (known->stale_at == 0 || options_.now < known->stale_at);
  }

  std::unique_ptr<FileSource> open_source() {
    if (!options_.work_tree) return revision_source(repository_, commit_->tree);
    const auto folder = repository_.work_tree();
    if (!folder) throw Error(ErrorKind::unreadable, "has no work tree").hint("scan it without --worktree");
    out_.scan.repository.revision = "worktree";
    out_.scan.repository.fingerprint = 0;
    return work_tree_source(*folder, options_.listed);
  }

  void read(const Files& files);
  std::vector<std::string> names_in(const Files& files, std::string_view folder, const git::Oid& tree) const;
  InferenceResult infer_rest(const Files& files, CatalogReader& catalog, TreeIndex& index);
  void settle(const Files& files, std::vector<WrittenEntity>& entities);

  const ReadInput& input_;
  const ScanOptions& options_;
  git::Repository repository_;
  std::optional<git::Commit> commit_;
  Reading out_;
};

void Reader::read(const Files& files) {
  model::RepositoryScan& scan = out_.scan;
  TreeIndex index =
      index_tree(files.source(), input_.rules.catalog_files, options_.config.catalog.infer, scan.problems);
  scan.repository.file_count = index.file_count;
  if (index.incomplete && index.file_count == 0) throw Error(ErrorKind::unreadable, *index.incomplete);
  CatalogReader catalog(input_, scan.repository, files);
  for (const git::Entry& entry : index.catalog_files) catalog.read(entry);
  for (const std::string& path : input_.named_elsewhere) catalog.read(path);
  catalog.settle_skeletons();
  if (index.incomplete) catalog.keep_unseen();
  InferenceResult inferred = infer_rest(files, catalog, index);
  std::vector<WrittenEntity> entities = std::move(catalog.entities);
  for (model::ScannedEntity& entity : inferred.entities) {
    WrittenEntity& added = entities.emplace_back();
    added.canonical = entity.entity.ref.canonical();
    added.scanned = std::move(entity);
  }
  add_surroundings(entities, index, inferred.packages);
  scan.problems.insert(scan.problems.end(), catalog.problems.begin(), catalog.problems.end());
  scan.problems.insert(scan.problems.end(), inferred.problems.begin(), inferred.problems.end());
  scan.kept_files = std::move(catalog.kept_files);
  out_.foreign = std::move(catalog.foreign);
  if (catalog.names_others) scan.repository.fingerprint = 0;
  settle(files, entities);
}

InferenceResult Reader::infer_rest(const Files& files, CatalogReader& catalog, TreeIndex& index) {
  if (!options_.config.catalog.infer || index.manifests.empty()) return {};
  InferenceInput input;
  input.repository = out_.scan.repository.name;
  input.now = options_.now;
  input.commit_time = out_.scan.repository.commit_time;
  const auto in_skeleton = [&](const ManifestEntry& entry) {
    return std::any_of(catalog.skeleton_folders.begin(), catalog.skeleton_folders.end(),
                       [&](const std::string& folder) { return is_below(entry.path, folder); });
  };
  if (!catalog.skeleton_folders.empty()) std::erase_if(index.manifests, in_skeleton);
  input.manifests = std::move(index.manifests);
  for (const WrittenEntity& entity : catalog.entities) {
    if (entity.canonical.starts_with("component:")) input.described.insert(entity.scanned.folder);
    input.written.insert(entity.canonical);
  }
  input.definitions = catalog.definitions;
  std::set<std::string> told;
  input.read = [&](std::string_view path) -> std::optional<std::string> {
    const auto known =
        std::lower_bound(input.manifests.begin(), input.manifests.end(), path,
                         [](const ManifestEntry& a, std::string_view b) { return a.path < b; });
    const bool listed = known != input.manifests.end() && known->path == path;
    Text text = listed ? files.read({known->path, git::EntryType::blob, false, known->id}, k_manifest_cap)
                       : files.read(path, k_manifest_cap);
    if (text.state == TextState::present) return std::move(text.text);
    if (text.state == TextState::unreadable && told.insert(std::string(path)).second)
      out_.scan.problems.push_back({model::ProblemKind::unreadable_file,
                                    Severity::warning,
                                    std::string(path),
                                    {},
                                    "",
                                    fmt::format("{} {}", path, text.why),
                                    ""});
    return std::nullopt;
  };
  // Each kind of manifest looks around in its folder, one after another in the same one.
  std::map<std::string, std::vector<std::string>, std::less<>> listed;
  input.list = [&](std::string_view folder) -> const std::vector<std::string>& {
    const auto known = listed.find(folder);
    if (known != listed.end()) return known->second;
    std::vector<std::string>& names = listed[std::string(folder)];
    if (const git::Oid* tree = index.folders.tree_of(folder)) names = names_in(files, folder, *tree);
    return names;
  };
  input.language = [&](std::string_view folder) { return index.folders.main_language(folder); };
  input.tags = [&] { return repository_.tags(); };
  InferenceResult result = infer(input);
  for (model::ScannedEntity& entity : result.entities) {
    const auto manifest =
        std::lower_bound(input.manifests.begin(), input.manifests.end(), entity.path,
                         [](const ManifestEntry& a, const std::string& b) { return a.path < b; });
    if (manifest != input.manifests.end() && manifest->path == entity.path && !manifest->id.is_zero())
      entity.blob = manifest->id.hex();
  }
  return result;
}

/// Names directly in a folder whose tree is known: the way down to it need not be walked again.
std::vector<std::string> Reader::names_in(const Files& files, std::string_view folder,
                                          const git::Oid& tree) const {
  if (tree.is_zero()) return files.list(folder);
  std::vector<std::string> names;
  repository_.walk(tree, [&](const git::Entry& entry) {
    names.push_back(entry.type == git::EntryType::tree ? entry.path + '/' : entry.path);
    return git::WalkStep::skip;
  });
  return names;
}

/// Ownership, and when each folder changed.
void Reader::settle(const Files& files, std::vector<WrittenEntity>& entities) {
  model::RepositoryScan& scan = out_.scan;
  if (entities.empty()) return;
  std::set<std::string, std::less<>> folders;
  for (const WrittenEntity& entity : entities) folders.insert(entity.scanned.folder);
  std::optional<History> history;
  if (commit_) history.emplace(repository_, *commit_, options_.now, folders, scan.problems);
  if (history) scan.repository.stale_at = history->stale_at();
  const CodeOwnersFile codeowners(files, input_.rules.owners, scan.problems);
  Claims claims(input_.rules.owners, codeowners, scan.problems);
  scan.entities.reserve(entities.size());
  for (WrittenEntity& entity : entities) {
    const FolderHistory* folder = history ? &history->of(entity.scanned.folder) : nullptr;
    claims.settle(entity, folder);
    if (folder != nullptr) {
      entity.scanned.changed = folder->changed;
      entity.scanned.changed_exact = folder->exact;
      entity.scanned.changed_by = folder->changed_by;
    }
    scan.entities.push_back(std::move(entity.scanned));
  }
}

}  // namespace

Reading read_repository(const ReadInput& input) {
  return Reader(input).run();
}

}  // namespace bs::scan
