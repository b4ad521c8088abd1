#include "git/object_store.hpp"

#include <git2/sys/odb_backend.h>

#include "bs/base/error.hpp"
#include "git/object_hash.hpp"

namespace bs::git {
namespace {

// Packs before loose objects, as git does.
constexpr int k_pack_priority = 2;
constexpr int k_loose_priority = 1;

void require(int result, std::string_view what) {
  if (result >= 0) return;
  throw_if_out_of_memory();
  throw Error(ErrorKind::unreadable, fmt::format("{}: {}", what, last_error_text()));
}

/// Hands both kinds of storage of one folder to the database, which owns them from then on.
void add_folder(git_odb* odb, const fs::path& folder, bool is_alternate) {
  const auto add = is_alternate ? git_odb_add_alternate : git_odb_add_backend;
  const auto own = [&](git_odb_backend* backend, int priority) {
    const int result = add(odb, backend, priority);
    if (result < 0) backend->free(backend);
    require(result, "the objects cannot be opened");
  };
  git_odb_backend* backend = nullptr;
  require(git_odb_backend_pack(&backend, folder.c_str()), "the packs cannot be opened");
  own(backend, k_pack_priority);
  require(git_odb_backend_loose(&backend, folder.c_str(), -1, 0, 0, 0), "the loose objects cannot be opened");
  own(backend, k_loose_priority);
}

}  // namespace

ObjectStore::ObjectStore(const fs::path& objects) : folders_(objects_with_alternates(objects)) {
  start_library();
  require(git_odb_new(Out(odb_)), "the objects cannot be opened");
  for (const fs::path& folder : folders_.folders) {
    promised_ = check_packs(folder) || promised_;
    add_folder(odb_.get(), folder, folder != folders_.folders.front());
  }
}

ObjectState ObjectStore::state_of(int error) const {
  if (error >= 0) return ObjectState::present;
  throw_if_out_of_memory();
  // libgit2 passes over what it cannot open, and then finds nothing: that is not the same as missing.
  return error == GIT_ENOTFOUND && !fault() ? ObjectState::missing : ObjectState::corrupt;
}

Object ObjectStore::read(const Oid& id) const {
  const git_oid raw_id = to_git(id);
  Object object;
  const int error = git_odb_read(Out(object.handle), odb_.get(), &raw_id);
  object.state = state_of(error);
  if (object.present() && hash_of_object(git_object_type2string(object.type()), object.bytes()) != id)
    object.state = ObjectState::corrupt;
  return object;
}

ObjectHeader ObjectStore::read_header(const Oid& id) const {
  const git_oid raw_id = to_git(id);
  ObjectHeader header;
  std::size_t size = 0;
  header.state = state_of(git_odb_read_header(&size, &header.type, odb_.get(), &raw_id));
  header.size = size;
  return header;
}

const std::optional<std::string>& ObjectStore::fault() const {
  if (searched_for_fault_) return fault_;
  searched_for_fault_ = true;
  for (auto folder = folders_.folders.begin(); folder != folders_.folders.end() && !fault_; ++folder)
    fault_ = find_broken_pack(*folder);
  if (!fault_ && folders_.missing_alternate)
    fault_ = fmt::format("may lie in the alternate {}, which does not exist",
                         folders_.missing_alternate->native());
  return fault_;
}

std::string ObjectStore::why_unreadable() const {
  return fault().value_or("is corrupt");
}

}  // namespace bs::git
