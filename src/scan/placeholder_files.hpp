#pragma once
/// What $text, $json and $yaml of one catalog file are replaced from.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scan/files.hpp"

namespace bs::scan {

class PlaceholderFiles {
 public:
  PlaceholderFiles(const Files& files, std::string catalog_file)
      : files_(files), catalog_file_(std::move(catalog_file)) {}

  /// Text of the file that a placeholder names, relative to the catalog file, "/x" from the repository's
  /// root. A URL leaves the placeholder's stub and is noted.
  std::optional<std::string> read(std::string_view target, std::string* why);

  bool asked() const { return asked_; }
  const std::vector<std::string>& urls() const { return urls_; }
  /// The repository path whose text this is; "" when no placeholder had it.
  std::string path_of(std::string_view text) const;
  /// All repository paths that were read.
  std::vector<std::string> paths() const;

 private:
  const Files& files_;
  std::string catalog_file_;
  std::map<std::uint64_t, std::string> paths_;  ///< by a digest of the text
  std::vector<std::string> urls_;
  std::uint64_t bytes_ = 0;
  bool asked_ = false;
};

}  // namespace bs::scan
