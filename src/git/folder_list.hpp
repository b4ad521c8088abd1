#pragma once
/// Listing a folder of the disk with what each name is, without following symbolic links.
#include <dirent.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bs/base/os.hpp"
#include "bs/git/work_tree.hpp"

namespace bs::git {

struct DiskEntry {
  std::string name;
  unsigned mode = 0;  ///< st_mode; the permissions are known of regular files only
  DiskState state;    ///< of regular files and links
};

struct CloseFolder {
  void operator()(DIR* stream) const noexcept { closedir(stream); }
};
using FolderStream = std::unique_ptr<DIR, CloseFolder>;

/// A stream of a folder's names, which owns the descriptor from then on; null with errno.
FolderStream open_stream(Fd folder);
FolderStream open_stream(const fs::path& folder);  ///< links are followed

/// What a name of a stream is, as st_mode has it: readdir's word, or lstat's where the file system does not
/// tell.
unsigned type_of(DIR* stream, const dirent& entry);

/// Opens a folder below another one; -1 with errno. Never through a symbolic link at the last component.
Fd open_folder_at(int parent, const char* name);

/// The names in an open folder but "." and "..", in git's order: as bytes, a folder's name counting as if it
/// ended in a slash. nullopt with errno.
std::optional<std::vector<DiskEntry>> list_folder(const Fd& folder);

}  // namespace bs::git
