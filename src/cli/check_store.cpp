#include "cli/check_store.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

/// Above this a file is taken for changed: large ones are rarely text, and reading them is no check's work.
constexpr std::uint64_t k_largest = std::uint64_t{256} << 20;

bool is_same_file(const facts::Snapshot& disk, const facts::File& here, const facts::File& there) {
  if (here.path != there.path || here.type != there.type || here.executable != there.executable) return false;
  if (here.type == git::EntryType::submodule) return true;
  const auto blob = disk.read_once(here);
  if (blob.state == git::BlobState::present) return git::blob_id(blob.bytes) == there.id;
  return git::blob_id(disk.text(here, k_largest)) == there.id;
}

/// Whether the files on disk are those of the commit.
bool is_as_committed(const facts::Snapshot& disk, const git::Repository& repository) {
  if (!disk.commit() || disk.incomplete()) return false;
  const auto committed = facts::revision_snapshot(repository, *disk.commit());
  const auto& here = disk.files();
  const auto& there = committed->files();
  if (committed->incomplete() || here.size() != there.size()) return false;
  try {
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (!is_same_file(disk, here[i], there[i])) return false;
    }
  } catch (const Error&) {
    return false;
  }
  return true;
}

}  // namespace

bool keeps_outcomes(const Context& context) {
  const auto& args = context.args();
  return args.flag("--all") && !args.flag("--new") && !args.value("--base") && !args.value("--policy") &&
         args.values("--only").empty() && args.values("--skip").empty();
}

bool OutcomeKeeper::is_default_revision(const git::Repository& repository) const {
  const auto named = context_.args().value("--rev");
  if (!named) return true;
  try {
    const auto commit = repository.resolve(*named).id;
    const auto tip = repository.default_tip();
    return (tip && tip->commit == commit) || repository.resolve("HEAD").id == commit;
  } catch (const Error&) {
    return false;  // HEAD leads to nothing yet
  }
}

void OutcomeKeeper::consider(const CheckedRepository& checked) {
  if (!keeps_ || !checked.side.repository) return;
  const auto& repository = *checked.side.repository;
  const bool is_on_disk =
      repository.layout() != git::Layout::bare && context_.args().value_or("--rev", "").empty();
  if (is_on_disk && !is_as_committed(*checked.side.snapshot, repository)) {
    ++changed_;
    return;
  }
  if (is_default_revision(repository)) runs_.push_back(checked.run);
}

void OutcomeKeeper::write() {
  if (!keeps_) return;
  try {
    if (!runs_.empty()) {
      auto& store = context_.catalog_for_writing();
      for (const auto& run : runs_) store.write_outcomes(run, true, context_.now());
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::io) throw;
    context_.output().warning(fmt::format("outcomes are not stored: {}", shown(error.message())));
    return;
  }
  if (changed_ > 0) {
    context_.output().note(
        fmt::format("of {} outcomes are not stored: files on disk are not as committed (--rev HEAD reads the "
                    "commit)",
                    count_of(changed_, "repository", "repositories")));
  }
}

}  // namespace bs::cli
