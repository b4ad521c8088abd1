#pragma once
/// Refs as files: loose ones and packed-refs, read without libgit2, so that a look at refs costs microseconds
/// and a faulty ref is called faulty and not absent.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/paths.hpp"
#include "bs/git/repository.hpp"
#include "git/packed_refs.hpp"

namespace bs::git {

/// What a ref file says: another ref's name, or an object.
struct Ref {
  std::string target;  ///< of a symbolic ref, else empty
  Oid id;              ///< of any other
  bool is_symbolic() const noexcept { return !target.empty(); }
};

/// "refs/heads/a" without "..", control characters and what else git refuses, so that it is safe as a path;
/// or a name like HEAD.
bool is_ref_name(std::string_view name) noexcept;
/// The content of a ref file; nullopt when it is none.
std::optional<Ref> parse_ref(std::string_view text);
/// The name without refs/heads/, refs/remotes/, refs/tags/.
std::string short_ref_name(std::string_view name);

class RefStore {
 public:
  /// `git` holds HEAD, `common` everything below refs/.
  RefStore(fs::path git, fs::path common) : git_(std::move(git)), common_(std::move(common)) {}

  /// nullopt when there is no such ref. Error unreadable when its file is there and is no ref.
  std::optional<Ref> read(std::string_view name) const;

  struct Found {
    std::string name;  ///< the last ref that was reached: refs/heads/main, or HEAD when detached
    Oid id;
  };
  /// Follows symbolic refs, at most five. nullopt when one of them does not exist. Error unreadable when they
  /// run in a circle.
  std::optional<Found> follow(std::string_view name) const;

  /// All names below a prefix ("refs/heads/"), sorted. Loose files that cannot be refs by their name are left
  /// out.
  std::vector<std::string> names_below(std::string_view prefix) const;

 private:
  const PackedRefs& packed() const;

  fs::path git_;
  fs::path common_;
  mutable std::optional<PackedRefs> packed_;  ///< opened at the first use
};

}  // namespace bs::git
