#pragma once
/// Reading git repositories through libgit2, without a checkout and without trusting them (reliability.md §1).
/// libgit2 is initialised when a process first reads an object, never by merely linking or opening.
/// No function runs a program, a hook or a filter. One Repository for one thread; close before opening the next.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/base/paths.hpp"

namespace bs::git {

/// An object id, 20 bytes.
struct Oid {
  unsigned char bytes[20] = {};
  std::string hex() const;
  std::string short_hex() const { return hex().substr(0, 7); }
  bool is_zero() const noexcept;
  static std::optional<Oid> from_hex(std::string_view hex);  ///< 40 digits
  friend bool operator==(const Oid&, const Oid&) = default;
  friend auto operator<=>(const Oid&, const Oid&) = default;
};

/// The id that git gives a file with these bytes.
Oid blob_id(std::string_view bytes);

struct OpenOptions {
  /// Folders whose repositories may belong to another user (bs.yaml trust, --trust). "*" alone trusts all.
  std::vector<fs::path> trust;
  /// The folder that is being scanned: a .git file may lead anywhere below it. Without one it must lead to what names it
  /// in turn (a linked work tree, a submodule).
  std::optional<fs::path> root;
};

struct Signature {
  std::string name;   ///< after .mailmap where mailmap was asked for
  std::string email;
  Seconds time = 0;
};

struct Commit {
  Oid id;
  Oid tree;
  std::vector<Oid> parents;
  Signature author;
  Signature committer;
  std::string summary;  ///< first line of the message
};

enum class EntryType { blob, symlink, tree, submodule };

struct Entry {
  std::string path;  ///< repository path
  EntryType type = EntryType::blob;
  bool executable = false;
  Oid id;
};

struct WalkLimits {
  std::size_t depth = 256;
  std::size_t entries = 2'000'000;
};

/// What a walk met besides entries; nothing is passed over in silence.
struct WalkResult {
  std::size_t entries = 0;
  std::vector<std::string> refused;     ///< paths that were not visited (shown()-escape before printing), at most 100 kept
  std::size_t refused_count = 0;
  std::optional<std::string> incomplete;  ///< the first reason why something is left out: depth, entries, a missing or corrupt tree
};

enum class WalkStep { into, skip };  ///< for trees; ignored for others

/// Why a blob's bytes are not there.
enum class BlobState { present, too_large, missing, not_in_partial_clone, corrupt };
struct Blob {
  BlobState state = BlobState::present;
  std::uint64_t size = 0;  ///< of the object, also when it was too large to read
  std::string bytes;       ///< only when present
};

enum class Layout { work_tree, bare, linked_work_tree };

class Repository {
 public:
  /// Opens the repository at `path`: a work tree's root, a bare repository, a linked work tree's root.
  /// Reads no configuration but the repository's own, and there follows no include.
  /// Errors: not_found (no repository there), unreadable ("not owned by you", hint `--trust PATH`; broken HEAD, config, objects; core.worktree outside),
  /// unsupported (sha256, reftable, unknown extension, format version above 1). The message names the cause, not libgit2's code.
  static Repository open(const fs::path& path, const OpenOptions& options = {});
  Repository(Repository&&) noexcept;
  Repository& operator=(Repository&&) noexcept;
  ~Repository();

  Layout layout() const;
  const fs::path& path() const;           ///< as opened
  fs::path git_folder() const;            ///< the folder with HEAD of this work tree
  fs::path common_folder() const;         ///< the folder with objects and refs
  std::optional<fs::path> work_tree() const;
  bool is_shallow() const;                ///< history facts are then errors: "shallow clone"
  bool is_partial() const;                ///< a promisor remote or a pack from one: missing blobs are not_in_partial_clone
  std::optional<std::string> origin_url() const;  ///< remote.origin.url as written
  std::optional<std::string> current_branch() const;  ///< short name; nullopt when detached
  /// The ref that is scanned by default: "origin/HEAD"'s target where it exists, else HEAD: {"origin/main", oid}. nullopt: no commit yet.
  struct Tip {
    std::string name;
    Oid commit;
  };
  /// Error unreadable when a ref on the way is no ref, or what it leads to is missing or no commit.
  std::optional<Tip> default_tip() const;

  /// Any revision expression (`main`, `v1.2^`, `@{upstream}`, a hash). Errors: not_found with the nearest branch or tag
  /// as hint; unreadable when what it names cannot be read or is no commit.
  Commit resolve(std::string_view revision) const;
  /// nullopt when the object is not there (shallow). Error unreadable when it is corrupt or no commit.
  std::optional<Commit> find_commit(const Oid& id) const;
  std::vector<std::string> branches() const;
  std::vector<std::string> tags() const;
  /// nullopt when the histories share nothing. Error unreadable when the part they may share is not there (shallow).
  std::optional<Oid> merge_base(const Oid& a, const Oid& b) const;

  /// Every entry below `tree`, depth first, iteratively and bounded. `visit` is called for each entry (trees before their
  /// content) and decides whether to go into a tree; its Entry is good for the length of the call. Not visited but listed in the
  /// result: unsafe names, modes that git never writes, second entries of a name and entries out of order, which could hide one.
  /// A tree may name one blob millions of times: read a blob once for each id.
  WalkResult walk(const Oid& tree, const std::function<WalkStep(const Entry&)>& visit, const WalkLimits& limits = {}) const;
  /// The entry at a repository path, or nullopt. Error unreadable when a tree on the way is missing or corrupt.
  std::optional<Entry> entry_at(const Oid& tree, std::string_view path) const;
  /// The folders with these names directly in a tree, in their order; zero where there is none. For holding many revisions against
  /// each other: nothing is judged but the names asked for. Error unreadable when the tree is missing or corrupt.
  std::vector<Oid> folders_in(const Oid& tree, const std::vector<std::string>& names) const;
  /// Reads the header first: nothing above `cap` bytes is ever inflated.
  Blob read_blob(const Oid& id, std::uint64_t cap) const;

  struct LogOptions {
    Seconds since = 0;                    ///< commits with an older committer time end their line of history
    bool first_parent = false;
    bool mailmap = true;                  ///< .mailmap at the root of the start's tree, where it can be read
    std::size_t limit = 1'000'000;
  };
  /// Newest first from `start`; `visit` returns false to stop. Returns false when history ended early: shallow or a missing commit.
  bool log(const Oid& start, const LogOptions& options, const std::function<bool(const Commit&)>& visit) const;

  /// The remote-tracking refs' last refresh: mtime of FETCH_HEAD, else of the newest of packed-refs and refs/remotes; nullopt without a remote.
  std::optional<Seconds> fetched_at() const;

  struct State;  ///< this module's own

 private:
  explicit Repository(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// An URL in one form, for comparing and as identity: scheme, user, password, port 22/443, ".git" and trailing slashes dropped, host lower-cased:
/// "git@github.com:Acme/Pay.git" → "github.com/Acme/Pay". A local path stays a path ("/srv/x.git" → "/srv/x"). Credentials never survive.
std::string normalise_url(std::string_view url);
/// The web page of a folder at a branch, for hosts whose form is known (github, gitlab, bitbucket, gitea-like): else nullopt.
std::optional<std::string> web_url(std::string_view origin_url, std::string_view branch, std::string_view folder);

}  // namespace bs::git
