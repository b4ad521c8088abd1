#pragma once
/// What scanning one repository yields: plain values that a worker process sends and the store writes.
/// Everything in them came from the repository and is escaped only where it is shown.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/model/entity.hpp"
#include "bs/model/problem.hpp"

namespace bs::model {

/// One of the three claims on ownership (catalog.md §2).
enum class ClaimSource { declared, codeowners, commits };
std::string_view name_of(ClaimSource source) noexcept;  ///< "declared", "CODEOWNERS", "commits"

struct Claim {
  ClaimSource source = ClaimSource::declared;
  std::string owner;    ///< canonical ref after ownerAliases; "email:a@b.c" when only an address is known; "" when the rule names nobody
  std::string written;  ///< as the file has it: "@acme/payments"; for commits the top authors: "lea 25, jan 15"
  std::string path;     ///< of the file that makes it; "" for commits
  std::uint32_t line = 0;
  std::string pattern;  ///< CODEOWNERS' pattern
  std::uint32_t share = 0, total = 0;  ///< commits: by the top author (or team, where members are known), and all, in 90 days
};

/// A package that a manifest provides or needs: "npm:@acme/utils", "go:github.com/acme/pay", "cargo:ledger", "maven:g:a" …
struct PackageUse {
  std::string package;
  std::string path;  ///< manifest
  std::uint32_t line = 0;
};

struct ScannedEntity {
  /// The stored entity is unchanged (its file has the same blob and no placeholders): only claims, owner, changed times and packages below are new;
  /// `entity.document` is null and `relations` empty.
  bool kept = false;
  Entity entity;
  bool inferred = false;
  std::string path;            ///< catalog file, or the first manifest; repository path
  Mark mark;                   ///< of the document's start
  std::string blob;            ///< hex id of the file's blob; "" from a work tree
  std::string folder;          ///< what the component owns: the file's folder (with .backstage/ → its parent); "" is the root
  std::string owner;           ///< effective: declared, else CODEOWNERS; canonical ref or "email:…"; "" nobody
  std::optional<ClaimSource> owner_source;
  bool owner_disputed = false;
  std::vector<Claim> claims;
  Seconds changed = 0;         ///< last commit that touched the folder; 0 unknown
  bool changed_exact = true;   ///< false: not since then, the walk was bounded
  std::string changed_by;      ///< author's name
  std::string language;        ///< display name of the main language ("Go"); "" unknown
  std::vector<std::string> docs;      ///< repository paths: README.md, docs/index.md, mkdocs.yml …
  std::vector<std::string> apis;      ///< repository paths of API descriptions in the folder
  std::vector<PackageUse> provides;
  std::vector<PackageUse> requires_;
};

enum class RepositoryState { ok, empty, unreadable, gone };
std::string_view name_of(RepositoryState state) noexcept;

struct RepositoryRecord {
  std::string identity;    ///< normalised origin URL, else the path: the key
  std::string name;        ///< from the URL, else the folder
  std::string path;        ///< absolute, as opened
  std::string root;        ///< the scanned root it was found below, absolute
  bool bare = false;
  bool shallow = false;
  std::string origin;      ///< URL without credentials; "" none
  std::string revision;    ///< "origin/main", "main", "worktree", or what --rev said
  std::string commit;      ///< hex; "" for an empty repository
  std::string tree;        ///< hex
  Seconds commit_time = 0;
  std::string branch;      ///< of the revision, without "origin/"; for web links
  std::optional<Seconds> fetched_at;
  std::uint64_t fingerprint = 0;  ///< git::refs_fingerprint; 0: never skip
  std::uint64_t options_digest = 0;  ///< of the configuration it was scanned with
  Seconds stale_at = 0;    ///< when the 90-day window moves past the oldest counted commit; 0: never
  std::uint64_t file_count = 0;
  RepositoryState state = RepositoryState::ok;
  std::string reason;      ///< why it is unreadable
};

/// The outcome for one repository. Entities of files in `kept_files` and their stored problems stay.
struct RepositoryScan {
  RepositoryRecord repository;
  std::vector<ScannedEntity> entities;
  std::vector<Problem> problems;
  std::vector<std::string> kept_files;
  bool only_refs_changed = false;  ///< same tree as stored: update the record and claims, keep everything else
};

/// What the store knows of a repository, given to the scan so that unchanged work is not done again.
struct KnownRepository {
  std::string identity, path, tree, commit, revision;
  std::uint64_t fingerprint = 0, options_digest = 0;
  Seconds stale_at = 0;
  RepositoryState state = RepositoryState::ok;
  struct File {
    std::string path, blob;
    struct Stub { std::string ref, folder, owner; Mark mark; std::uint32_t owner_line = 0; };
    std::vector<Stub> entities;  ///< written entities of the file; owner: the declared ref or ""
  };
  std::vector<File> files;  ///< written catalog files without placeholders
};

}  // namespace bs::model
