#include "bs/git/repository.hpp"
#include "git/state.hpp"

namespace bs::git {
namespace {

BlobState state_of(const Repository::State& repository, ObjectState state) {
  if (state == ObjectState::present) return BlobState::present;
  if (state == ObjectState::corrupt) return BlobState::corrupt;
  return repository.is_partial() ? BlobState::not_in_partial_clone : BlobState::missing;
}

}  // namespace

Blob Repository::read_blob(const Oid& id, std::uint64_t cap) const {
  Blob blob;
  const ObjectHeader header = state_->objects().read_header(id);
  blob.state = state_of(*state_, header.state);
  blob.size = header.size;
  if (blob.state != BlobState::present) return blob;
  if (header.type != GIT_OBJECT_BLOB) {
    blob.state = BlobState::corrupt;
  } else if (header.size > cap) {
    blob.state = BlobState::too_large;
  } else {
    const Object object = state_->objects().read(id);
    blob.state = state_of(*state_, object.state);
    // The header of a corrupt object may have lied.
    if (object.present() && object.bytes().size() > cap) blob.state = BlobState::too_large;
    if (blob.state == BlobState::present) blob.bytes = object.bytes();
  }
  return blob;
}

}  // namespace bs::git
