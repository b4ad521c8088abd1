#pragma once
/// Reading objects through libgit2's object database, with alternates of our own reading and with what is
/// missing told apart from what cannot be read.
#include <optional>
#include <string>

#include "git/library.hpp"
#include "git/object_folders.hpp"

namespace bs::git {

enum class ObjectState { present, missing, corrupt };

struct Object {
  ObjectState state = ObjectState::present;
  OdbObjectHandle handle;
  bool present() const noexcept { return state == ObjectState::present; }
  git_object_t type() const noexcept { return git_odb_object_type(handle.get()); }
  std::string_view bytes() const noexcept {
    return {static_cast<const char*>(git_odb_object_data(handle.get())), git_odb_object_size(handle.get())};
  }
};

struct ObjectHeader {
  ObjectState state = ObjectState::present;
  git_object_t type = GIT_OBJECT_INVALID;
  std::uint64_t size = 0;
};

class ObjectStore {
 public:
  /// Error unreadable when the folder or its alternates cannot be read. Nothing is mapped before the first
  /// object is asked for.
  explicit ObjectStore(const fs::path& objects);

  /// Content whose hash is not the id counts as corrupt. Error limit when memory does not suffice.
  Object read(const Oid& id) const;
  /// Type and size without inflating the content.
  ObjectHeader read_header(const Oid& id) const;

  /// Words for a corrupt object: what cannot be read although the object may lie there, else "is corrupt".
  std::string why_unreadable() const;

  /// A pack was fetched from a remote that promised to hand over later what it left out.
  bool has_promised_objects() const noexcept { return promised_; }

  git_odb* raw() const noexcept { return odb_.get(); }

 private:
  ObjectState state_of(int error) const;
  const std::optional<std::string>& fault() const;

  ObjectFolders folders_;
  OdbHandle odb_;
  bool promised_ = false;
  mutable bool searched_for_fault_ = false;
  mutable std::optional<std::string> fault_;
};

}  // namespace bs::git
