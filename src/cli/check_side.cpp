#include "cli/check_side.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "bs/scan/kept_scan.hpp"
#include "bs/scan/scan.hpp"

namespace bs::cli {
namespace {

constexpr Seconds k_day = 24 * 60 * 60;

scan::ScanOptions scan_options(Context& context, const fs::path& path, const model::WorkspaceConfig& config) {
  scan::ScanOptions options;
  options.config = config;
  options.trust = context.workspace().trust;
  options.now = context.now();
  options.roots = {path};
  return options;
}

std::string tip_text(const git::Repository& repository) {
  try {
    const auto tip = repository.default_tip();
    return tip ? tip->name + ' ' + tip->commit.hex() : "";
  } catch (const Error& error) {
    return error.message();  // the scan tells it
  }
}

/// All that a scan depends on: the content, the history that it counts commits in, the options, the day. ""
/// when it must not be kept.
std::string scan_key(const git::Repository& repository, const scan::ScanOptions& options,
                     const facts::Snapshot& snapshot) {
  if (snapshot.identity().empty()) return "";
  std::string key = "scan";
  for (const auto& part :
       {snapshot.identity(), repository.path().string(), tip_text(repository),
        snapshot.commit() ? snapshot.commit()->id.hex() : std::string(), repository.origin_url().value_or(""),
        repository.current_branch().value_or(""), options.revision}) {
    key += '\x1f' + part;
  }
  return key + fmt::format("\x1f{} {} {} {}", options.config.scan_digest(), options.work_tree,
                           repository.is_shallow(), options.now / k_day);
}

model::RepositoryScan scanned(const git::Repository& repository, const scan::ScanOptions& options,
                              const facts::Snapshot& snapshot, facts::FactCache* cache) {
  const auto key = cache == nullptr ? "" : scan_key(repository, options, snapshot);
  if (!key.empty()) {
    if (const auto kept = cache->get(key)) {
      if (auto scan = scan::read_kept_scan(*kept, options.now)) return *std::move(scan);
    }
  }
  auto scan = scan::scan_repository(repository.path(), options);
  if (scan.repository.state == model::RepositoryState::unreadable) {
    throw Error(ErrorKind::unreadable,
                fmt::format("{}: {}", shown(short_path(repository.path())), shown(scan.repository.reason)));
  }
  if (!key.empty()) cache->put(key, scan::kept_scan(scan));
  return scan;
}

}  // namespace

std::shared_ptr<const git::Repository> open_repository(Context& context, const fs::path& path) {
  git::OpenOptions options;
  options.trust = context.workspace().trust;
  return std::make_shared<git::Repository>(git::Repository::open(path, options));
}

CheckSide work_tree_side(Context& context, std::shared_ptr<const git::Repository> repository,
                         const model::WorkspaceConfig& config, facts::FactCache* cache) {
  const auto root = repository->work_tree();
  if (!root) {
    throw Error(ErrorKind::unreadable,
                fmt::format("{} is bare: there are no files on disk", shown(short_path(repository->path()))))
        .hint("--rev REV reads a commit");
  }
  CheckSide side;
  auto options = scan_options(context, repository->path(), config);
  options.work_tree = true;
  side.snapshot = facts::work_tree_snapshot(repository.get(), *root);
  options.listed = side.snapshot->listed();
  side.scan = scanned(*repository, options, *side.snapshot, cache);
  side.repository = std::move(repository);
  side.revision = "working tree";
  return side;
}

CheckSide revision_side(Context& context, std::shared_ptr<const git::Repository> repository,
                        const model::WorkspaceConfig& config, const std::string& revision,
                        facts::FactCache* cache, std::optional<Seconds> clock) {
  CheckSide side;
  auto options = scan_options(context, repository->path(), config);
  options.now = clock.value_or(options.now);
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
  side.snapshot = facts::revision_snapshot(*repository, commit);
  side.scan = scanned(*repository, options, *side.snapshot, cache);
  side.repository = std::move(repository);
  side.revision = name;
  return side;
}

}  // namespace bs::cli
