#pragma once
/// The language most files below a folder are written in, by their endings: counted while the tree is walked,
/// without reading a byte of them.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bs::scan {

class LanguageCounts {
 public:
  LanguageCounts() { folders_.push_back({"", 0, {}}); }
  /// Folders come before their content, depth first, as walks give them.
  void add_folder(std::string_view path);
  void add_file(std::string_view path);
  /// The most frequent language below the folder, subfolders included; the first by name among equals.
  std::string main_language(std::string_view folder);

 private:
  struct Count {
    std::string_view language;
    std::uint32_t files = 0;
  };
  struct Folder {
    std::string path;
    std::size_t parent;
    std::vector<Count> counts;
  };
  static void add(std::vector<Count>& counts, std::string_view language, std::uint32_t files);
  void sum_up();

  std::vector<Folder> folders_;  ///< parents before children; the root is the first
  std::size_t current_ = 0;
  std::string last_ending_;  ///< neighbours mostly share their ending
  std::string_view last_language_;
  std::unordered_map<std::string_view, std::size_t> by_path_;  ///< filled once the counts are summed up
};

}  // namespace bs::scan
