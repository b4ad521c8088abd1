#pragma once
/// Files written below one folder that is open, never through a symlink, with a journal to undo it all.
#include "bs/base/file_tree.hpp"
#include "bs/base/os.hpp"

namespace bs::scaffold {

/// Error io that names the path.
[[noreturn]] void fail_writing(const fs::path& path, int error);

class TreeWriter {
 public:
  /// `shown` is the folder as errors name it. Both must outlive the writer.
  TreeWriter(const Fd& root, const fs::path& shown) : root_(root), shown_(shown) {}
  TreeWriter(const TreeWriter&) = delete;
  TreeWriter& operator=(const TreeWriter&) = delete;
  /// Undoes what was written, unless it was kept.
  ~TreeWriter();

  enum class Place {
    own,     ///< the folder is nobody else's: files get their names at once
    shared,  ///< each file is written beside its place and renamed
  };
  /// Makes the folders that are missing. Error io, also where something of the name is there.
  void write(const std::string& path, const TreeFile& file, Place place);
  void keep() { made_.clear(); }

 private:
  struct Made {
    std::string path;
    bool is_folder;
  };
  struct Open {
    std::string path;
    Fd folder;
  };

  /// The open folder of this path, made where it is missing.
  int enter(std::string_view folder);
  void make(int folder, const std::string& name, const std::string& path, const TreeFile& file);
  void undo() noexcept;

  const Fd& root_;
  const fs::path& shown_;
  std::vector<Open> way_;  ///< from the root to the folder of the last file
  std::vector<Made> made_;
  unsigned drafts_ = 0;
};

}  // namespace bs::scaffold
