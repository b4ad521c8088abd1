#include "cli/check_side.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "bs/scan/scan.hpp"

namespace bs::cli {
namespace {

scan::ScanOptions scan_options(Context& context, const fs::path& path, const model::WorkspaceConfig& config) {
  scan::ScanOptions options;
  options.config = config;
  options.trust = context.workspace().trust;
  options.now = context.now();
  options.roots = {path};
  return options;
}

model::RepositoryScan scanned(const fs::path& path, const scan::ScanOptions& options) {
  auto scan = scan::scan_repository(path, options);
  if (scan.repository.state == model::RepositoryState::unreadable) {
    throw Error(ErrorKind::unreadable,
                fmt::format("{}: {}", shown(short_path(path)), shown(scan.repository.reason)));
  }
  return scan;
}

}  // namespace

std::shared_ptr<const git::Repository> open_repository(Context& context, const fs::path& path) {
  git::OpenOptions options;
  options.trust = context.workspace().trust;
  return std::make_shared<git::Repository>(git::Repository::open(path, options));
}

CheckSide work_tree_side(Context& context, std::shared_ptr<const git::Repository> repository,
                         const model::WorkspaceConfig& config) {
  const auto root = repository->work_tree();
  if (!root) {
    throw Error(ErrorKind::unreadable,
                fmt::format("{} is bare: there are no files on disk", shown(short_path(repository->path()))))
        .hint("--rev REV reads a commit");
  }
  CheckSide side;
  auto options = scan_options(context, repository->path(), config);
  options.work_tree = true;
  side.scan = scanned(repository->path(), options);
  side.snapshot = facts::work_tree_snapshot(repository.get(), *root);
  side.repository = std::move(repository);
  side.revision = "working tree";
  return side;
}

CheckSide revision_side(Context& context, std::shared_ptr<const git::Repository> repository,
                        const model::WorkspaceConfig& config, const std::string& revision) {
  CheckSide side;
  auto options = scan_options(context, repository->path(), config);
  options.revision = revision;
  auto name = revision;
  if (name.empty()) {
    const auto tip = repository->default_tip();
    if (!tip) {
      throw Error(ErrorKind::unreadable,
                  fmt::format("{} has no commit yet", shown(short_path(repository->path()))));
    }
    name = tip->name;
    options.revision = tip->commit.hex();
  }
  const auto commit = repository->resolve(options.revision);
  side.scan = scanned(repository->path(), options);
  side.snapshot = facts::revision_snapshot(*repository, commit);
  side.repository = std::move(repository);
  side.revision = name;
  return side;
}

}  // namespace bs::cli
