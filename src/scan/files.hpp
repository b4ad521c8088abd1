#pragma once
/// Texts of a repository by path, links followed inside it; what cannot be read is told apart from what is
/// not there.
#include "scan/file_source.hpp"

namespace bs::scan {

constexpr std::uint64_t k_mebibyte = 1u << 20;

enum class TextState { present, absent, outside, unreadable };

struct Text {
  TextState state = TextState::present;
  std::string text;  ///< only when present
  std::string why;   ///< else, as the end of a sentence whose subject is the file: "is larger than 1 MiB"
  std::string path;  ///< after links
  git::Oid id;       ///< of the file that was reached; zero in a work tree
};

class Files {
 public:
  explicit Files(const FileSource& source) : source_(source) {}
  /// Reads a regular file; links lead at most 10 times on and never outside.
  Text read(std::string_view path, std::uint64_t cap) const;
  /// The same for an entry that is already at hand.
  Text read(const git::Entry& entry, std::uint64_t cap) const;
  /// Where a path leads, its text not read: state, why, path and id are set.
  Text find(std::string_view path) const;
  /// Names directly in a folder, folders with a '/' at the end.
  std::vector<std::string> list(std::string_view folder) const;
  /// Files (and links) that a glob matches, in the order of the walk. `incomplete` becomes true when not
  /// everything could be seen.
  std::vector<std::string> matching(std::string_view glob, bool& incomplete) const;
  const FileSource& source() const { return source_; }

 private:
  std::optional<git::Entry> follow(std::string path, Text& text) const;

  const FileSource& source_;
};

/// Words for a blob that is not there: "is missing", "is not in this partial clone" …
std::string why_unreadable(const git::Blob& blob, std::uint64_t cap);

}  // namespace bs::scan
