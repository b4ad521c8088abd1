#pragma once
/// Writing objects: the little that bs adds to a repository, as loose objects.
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "bs/base/file_tree.hpp"
#include "git/object_store.hpp"

namespace bs::git {

/// What a tree names at a path.
struct WrittenEntry {
  FileMode mode = FileMode::regular;
  Oid id;
};
/// So that a folder's content follows upon its name: '/' comes before every other byte.
struct PathOrder {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const noexcept;
};
/// By repository path; nullopt takes the path away.
using TreeEdits = std::map<std::string, std::optional<WrittenEntry>, PathOrder>;

class ObjectWriter {
 public:
  explicit ObjectWriter(const fs::path& objects) : store_(objects) {}

  /// An object that is there already is not written again. Error io.
  Oid write(git_object_t type, std::string_view bytes);
  Oid write_blob(std::string_view bytes) { return write(GIT_OBJECT_BLOB, bytes); }
  /// The tree `base` (none: the empty one) with edits; folders that become empty go. Folders without an edit
  /// stay the objects they are. A file at a path takes the place of a folder and the other way about. Error
  /// unreadable where a tree cannot be read or holds what no checkout may write; io.
  Oid write_tree(const std::optional<Oid>& base, const TreeEdits& edits);
  /// Error io.
  Oid write_commit(const Oid& tree, const std::vector<Oid>& parents, const Signature& author,
                   std::string_view message);

 private:
  ObjectStore store_;
};

/// "Ann <ann@acme.dev> 1000000000 +0000": without what would end the line or the address.
std::string signature_line(const Signature& signature);

}  // namespace bs::git
