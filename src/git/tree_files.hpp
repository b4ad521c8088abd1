#pragma once
/// The files of a tree below a folder, and their bytes, where nothing may be left out.
#include <string>
#include <vector>

#include "bs/base/file_tree.hpp"
#include "bs/git/repository.hpp"

namespace bs::git {

/// Files, symlinks and submodules; paths are below the folder. None where the folder is not there. Error
/// unreadable when one is refused or missing.
std::vector<Entry> entries_below(const Repository& repository, const Oid& tree, const std::string& folder);
/// A blob's bytes. Errors: unreadable, limit above `cap`; they name the path.
std::string read_whole(const Repository& repository, const Oid& id, std::string_view path, std::uint64_t cap);
FileMode mode_of(const Entry& entry);

}  // namespace bs::git
