#pragma once
/// What an open Repository holds.
#include <unordered_set>

#include "git/config.hpp"
#include "git/git_folder.hpp"
#include "git/object_store.hpp"
#include "git/ref_store.hpp"

namespace bs::git {

/// The first bytes of an id are as good as a hash of it.
struct OidHash {
  std::size_t operator()(const Oid& id) const noexcept;
};
using OidSet = std::unordered_set<Oid, OidHash>;

struct Repository::State {
  fs::path path;
  GitFolders folders;
  Config config;
  RefStore refs;
  OidSet shallow;             ///< commits whose parents were not fetched
  bool has_promisor = false;  ///< the configuration names a promisor remote

  /// Opened at the first use, with libgit2: looking at refs needs neither.
  const ObjectStore& objects() const;
  /// Objects may be left out: by the configuration, or since a pack tells so (a mirror may have no
  /// configuration).
  bool is_partial() const { return has_promisor || objects().has_promised_objects(); }
  /// libgit2's own repository, for revision expressions: with our objects and an empty configuration.
  git_repository* raw() const;

  /// Words for an object in this state: "is missing", "is not in this partial clone", which pack cannot be
  /// read.
  std::string fault_of(ObjectState object) const;

  /// The commit; nullopt when it is missing. Error unreadable when it is corrupt or no commit.
  std::optional<Commit> read_commit(const Oid& id) const;
  /// The commit; nullopt when it cannot be had, for whatever reason.
  std::optional<Commit> try_commit(const Oid& id) const;
  /// The commit that `id` is or, as a tag, leads to. Error unreadable, which calls it by `name`.
  Oid peel_to_commit(Oid id, std::string_view name) const;

 private:
  mutable std::unique_ptr<ObjectStore> objects_;
  mutable RepositoryHandle raw_;

 public:
  State(fs::path opened, GitFolders where, Config read)
      : path(std::move(opened)),
        folders(std::move(where)),
        config(std::move(read)),
        refs(folders.git, folders.common) {}
};

}  // namespace bs::git
