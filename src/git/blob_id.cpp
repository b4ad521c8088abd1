#include "git/library.hpp"

namespace bs::git {

Oid blob_id(std::string_view bytes) {
  start_library();
  git_oid id;
  if (git_odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB) != 0) throw_if_out_of_memory();
  return from_git(id);
}

}  // namespace bs::git
