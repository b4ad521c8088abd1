#pragma once
/// The bytes of commit and tag objects.
#include <optional>
#include <string_view>

#include "bs/git/repository.hpp"

namespace bs::git {

/// As lenient as git: only the tree must be there; a faulty signature has the parts that can be told, and
/// time 0. nullopt when the bytes are no commit.
std::optional<Commit> parse_commit(const Oid& id, std::string_view bytes);

/// What a tag object points at; nullopt when the bytes are no tag.
std::optional<Oid> parse_tag_target(std::string_view bytes);

}  // namespace bs::git
