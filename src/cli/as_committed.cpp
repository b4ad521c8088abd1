#include "cli/as_committed.hpp"

#include <fmt/format.h>

#include "bs/base/error.hpp"

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

bool compare_all(const facts::Snapshot& disk, const git::Repository& repository) {
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

bool is_as_committed(const CheckSide& side, facts::FactCache* cache) {
  const auto& disk = *side.snapshot;
  if (!disk.commit() || disk.incomplete()) return false;
  const bool is_kept = cache != nullptr && !disk.identity().empty();
  const auto key = fmt::format("as-committed {} {}", disk.identity(), disk.commit()->id.hex());
  if (is_kept) {
    if (const auto kept = cache->get(key)) return *kept == "yes";
  }
  const bool is_same = compare_all(disk, *side.repository);
  if (is_kept) cache->put(key, is_same ? "yes" : "no");
  return is_same;
}

}  // namespace bs::cli
