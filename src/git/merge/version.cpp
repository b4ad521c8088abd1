#include "git/merge/version.hpp"

#include <cstring>

#include "bs/base/error.hpp"
#include "git/object_hash.hpp"
#include "git/tree_files.hpp"

namespace bs::git::merge {
namespace {

// git's core.bigFileThreshold: larger files are never merged by content.
constexpr std::uint64_t k_blob_cap = std::uint64_t{512} << 20;

}  // namespace

Kind kind_of(FileMode mode) {
  if (mode == FileMode::symlink) return Kind::symlink;
  return mode == FileMode::executable ? Kind::executable : Kind::regular;
}

FileMode mode_of(Kind kind) {
  if (kind == Kind::symlink) return FileMode::symlink;
  return kind == Kind::executable ? FileMode::executable : FileMode::regular;
}

std::size_t Blobs::Hash::operator()(const Oid& id) const noexcept {
  std::size_t hash = 0;
  std::memcpy(&hash, id.bytes, sizeof hash);
  return hash;
}

Oid Blobs::add(std::string_view bytes) {
  const Oid id = hash_of_object("blob", bytes);
  known_.emplace(id, bytes);
  return id;
}

Oid Blobs::keep(std::string bytes) {
  kept_.push_back(std::make_unique<std::string>(std::move(bytes)));
  return add(*kept_.back());
}

std::string_view Blobs::read(const Oid& id, std::string_view path) {
  const auto found = known_.find(id);
  if (found != known_.end()) return found->second;
  kept_.push_back(std::make_unique<std::string>(read_whole(repository_, id, path, k_blob_cap)));
  return known_.emplace(id, *kept_.back()).first->second;
}

std::uint64_t Blobs::size(const Oid& id, std::string_view path) {
  if (const auto found = known_.find(id); found != known_.end()) return found->second.size();
  if (const auto found = sizes_.find(id); found != sizes_.end()) return found->second;
  const Blob header = repository_.read_blob(id, 0);
  // What is missing or corrupt is told by whoever reads it.
  if (header.state != BlobState::too_large && header.state != BlobState::present)
    return read(id, path).size();
  return sizes_.emplace(id, header.size).first->second;
}

}  // namespace bs::git::merge
