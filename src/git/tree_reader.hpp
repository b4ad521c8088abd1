#pragma once
/// The bytes of a tree object, read entry by entry, each judged before anyone sees it.
#include <optional>
#include <string_view>
#include <vector>

#include "bs/git/repository.hpp"

namespace bs::git {

struct TreeEntry {
  std::string_view name;  ///< into the tree's bytes
  EntryType type = EntryType::blob;
  bool executable = false;
  Oid id;
  bool refused = false;  ///< an unsafe name, an unknown mode, or a second entry of that name (or out of
                         ///< order, which could hide one)
};

class TreeReader {
 public:
  /// `bytes` must outlive the reader and its entries.
  explicit TreeReader(std::string_view bytes) noexcept : rest_(bytes) {}

  /// False at the end, and when the rest is no tree: damaged() tells which.
  bool next(TreeEntry& entry);
  bool damaged() const noexcept { return damaged_; }

 private:
  bool is_in_order(const TreeEntry& entry);

  std::string_view rest_;
  TreeEntry last_;                      // the last entry that was in order
  std::vector<std::string_view> open_;  // blobs whose name the folder of that name might yet follow
  bool has_last_ = false;
  bool damaged_ = false;
};

}  // namespace bs::git
