#pragma once
/// A catalog file that SQLite calls corrupt is kept under another name, never deleted (reliability.md §2).
#include <sys/types.h>

#include <optional>
#include <string>

#include "bs/base/paths.hpp"

namespace bs::catalog {

/// Tells a file from another that was put in its place. nullopt: there is none.
struct FileIdentity {
  dev_t device = 0;
  ino_t number = 0;
  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};
std::optional<FileIdentity> identity_of(const fs::path& file);

/// Held while a file is moved aside: one process moves it, the others find the new one. A lock of this name.
fs::path damaged_lock(const fs::path& file);

/// Moves the file and its journals aside; the notice that says so. Under the lock.
std::string move_aside(const fs::path& file);

/// Moves aside the file that was opened as `opened`, unless another process has done so since; the notice.
std::string set_aside(const fs::path& file, const std::optional<FileIdentity>& opened);

}  // namespace bs::catalog
