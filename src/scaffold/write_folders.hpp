#pragma once
/// Folders that a tree is written by way of. Each undoes what it did unless it was kept.
#include "bs/base/os.hpp"

namespace bs::scaffold {

/// Error io; `more` are further flags of open().
Fd open_folder(const fs::path& path, int more = 0);

/// Folders above the target that had to be made.
class MadeParents {
 public:
  explicit MadeParents(const fs::path& parent);
  MadeParents(const MadeParents&) = delete;
  MadeParents& operator=(const MadeParents&) = delete;
  ~MadeParents() { undo(); }
  void keep() { made_.clear(); }

 private:
  void undo() noexcept;
  std::vector<fs::path> made_;
};

/// A folder of ours that the tree is built in; removed, when it is empty, unless it was renamed.
class DraftFolder {
 public:
  DraftFolder(const Fd& parent, const fs::path& parent_path);
  DraftFolder(const DraftFolder&) = delete;
  DraftFolder& operator=(const DraftFolder&) = delete;
  ~DraftFolder();
  const Fd& folder() const { return folder_; }
  /// Gives it its name beside where it is; Error io, also where the name is taken.
  void become(const std::string& name, const fs::path& shown);

 private:
  const Fd& parent_;
  std::string name_;
  Fd folder_;
};

/// What moves from one folder to another.
class MovedUp {
 public:
  MovedUp(const Fd& from, const Fd& to) : from_(from), to_(to) {}
  MovedUp(const MovedUp&) = delete;
  MovedUp& operator=(const MovedUp&) = delete;
  ~MovedUp();
  void move(const std::string& name, const fs::path& shown);
  void keep() { moved_.clear(); }

 private:
  const Fd& from_;
  const Fd& to_;
  std::vector<std::string> moved_;
};

}  // namespace bs::scaffold
