#pragma once
/// Changing files below a folder, all of it or nothing: what is replaced or removed is put aside and comes
/// back when anything fails. No symlink is ever followed.
#include <string>
#include <vector>

#include "bs/base/file_tree.hpp"
#include "bs/base/os.hpp"
#include "bs/base/paths.hpp"

namespace bs::scaffold {

class WorkTreeWriter {
 public:
  /// Error io when the folder cannot be opened or written to.
  explicit WorkTreeWriter(const fs::path& root);
  WorkTreeWriter(const WorkTreeWriter&) = delete;
  WorkTreeWriter& operator=(const WorkTreeWriter&) = delete;
  /// Undoes everything unless kept.
  ~WorkTreeWriter();

  /// A file that is not there is passed over. Folders that become empty go as well.
  void remove(const std::string& path);
  /// Replaces the file or symlink at the path, or makes it with the folders above. Error usage where `is_new`
  /// and something is there already.
  void write(const std::string& path, const TreeFile& file, bool is_new);
  /// From here on nothing is undone.
  void keep() noexcept;

 private:
  struct Step {
    enum class Kind { moved, made, folder_made, folder_removed };
    Kind kind;
    std::string path;
    std::string aside;  // for moved: where it lies
  };

  Fd open_parent(const std::string& path, bool make);
  bool put_aside(const Fd& parent, const std::string& path);
  void remove_empty_folders(const std::string& path);
  void undo(const Step& step) const noexcept;
  [[noreturn]] void fail(const std::string& path, int error) const;

  fs::path root_;
  Fd folder_;
  std::string aside_name_;  // of the folder for what is put aside, in root
  Fd aside_;
  std::size_t next_ = 0;
  std::vector<Step> steps_;
};

}  // namespace bs::scaffold
