#pragma once
/// One pass over the bytes of every file, for all collectors that look at everything: no file is read twice,
/// and none is kept.
#include <string>
#include <vector>

#include "facts/collectors.hpp"

namespace bs::facts {

struct SweptFile {
  const File* file = nullptr;
  std::uint64_t size = 0;
  bool is_binary = false;
  bool is_executable_format = false;  ///< ELF, PE, Mach-O, a class file
  std::string_view binary_kind = {};  ///< binary_kinds.hpp
  bool starts_as_text = true;         ///< there
  bool is_large = false;              ///< above k_text_cap: not looked into
  bool is_unread = false;             ///< could not be read
};

struct SecretFound {
  FactFinding finding;
  std::string kind;     ///< "github-token"
  std::string excused;  ///< why it is taken for no secret: "test data, by its path"; "" for a certain one
};

struct ContentSweep {
  std::vector<SweptFile> files;  ///< regular files, sorted by path
  std::vector<FactFinding> conflicts;
  std::vector<SecretFound> secrets;
};

/// Made once for a snapshot. Error unreadable for a snapshot that is not whole.
const ContentSweep& sweep(const Snapshot& snapshot);
/// The same for those that need the bytes of every file: Error unreadable for the first that was not to be
/// read.
const ContentSweep& whole_sweep(const Snapshot& snapshot);
/// For those that look for text: pictures, archives and the like need not be there.
const ContentSweep& text_sweep(const Snapshot& snapshot);

}  // namespace bs::facts
