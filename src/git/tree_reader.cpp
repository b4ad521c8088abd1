#include "git/tree_reader.hpp"

#include <cstring>

namespace bs::git {
namespace {

constexpr std::size_t k_id_size = sizeof(Oid::bytes);

/// The octal mode at the start; 0 when there is none.
unsigned parse_mode(std::string_view text) {
  unsigned mode = 0;
  for (const char c : text) {
    if (c < '0' || c > '7' || mode > 0177777) return 0;
    mode = mode * 8 + static_cast<unsigned>(c - '0');
  }
  return mode;
}

/// Sets type and executable. False for a mode that git never writes.
bool set_mode(TreeEntry& entry, unsigned mode) {
  entry.executable = mode == 0100755;
  switch (mode) {
    case 0040000:
      entry.type = EntryType::tree;
      return true;
    case 0120000:
      entry.type = EntryType::symlink;
      return true;
    case 0160000:
      entry.type = EntryType::submodule;
      return true;
    case 0100644:
    case 0100755:
    case 0100664:
      entry.type = EntryType::blob;
      return true;  // 664 was written by the first versions of git
    default:
      return false;
  }
}

/// Git's order of tree entries: as bytes, a folder's name counting as if it ended in a slash.
int compare(const TreeEntry& a, const TreeEntry& b) {
  const std::size_t common = std::min(a.name.size(), b.name.size());
  const int order = std::memcmp(a.name.data(), b.name.data(), common);
  if (order != 0) return order;
  const auto end_of = [common](const TreeEntry& entry) {
    if (entry.name.size() > common) return static_cast<int>(static_cast<unsigned char>(entry.name[common]));
    return entry.type == EntryType::tree ? static_cast<int>('/') : 0;
  };
  return end_of(a) - end_of(b);
}

}  // namespace

bool TreeReader::is_in_order(const TreeEntry& entry) {
  if (has_last_ && compare(last_, entry) >= 0) return false;
  // "a" and the folder "a" need not stand side by side: "a.txt" comes between them.
  while (!open_.empty() && !entry.name.starts_with(open_.back())) open_.pop_back();
  if (!open_.empty() && open_.back() == entry.name) return false;
  if (entry.type != EntryType::tree) open_.push_back(entry.name);
  last_ = entry;
  has_last_ = true;
  return true;
}

bool TreeReader::next(TreeEntry& entry) {
  if (rest_.empty()) return false;
  const std::size_t space = rest_.substr(0, 8).find(' ');
  const std::size_t end = space == std::string_view::npos ? space : rest_.find('\0', space + 1);
  if (end == std::string_view::npos || rest_.size() - end - 1 < k_id_size) {
    damaged_ = true;
    rest_ = {};
    return false;
  }
  entry.name = rest_.substr(space + 1, end - space - 1);
  std::memcpy(entry.id.bytes, rest_.data() + end + 1, k_id_size);
  const bool known = set_mode(entry, parse_mode(rest_.substr(0, space)));
  rest_.remove_prefix(end + 1 + k_id_size);
  entry.refused = !known || !is_safe_component(entry.name) || !is_in_order(entry);
  return true;
}

}  // namespace bs::git
