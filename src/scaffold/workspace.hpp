#pragma once
/// The files of a run, in memory. Every path that a template names goes through here: none that may not be
/// written gets in, none leads through a symlink, and the limits hold.
#include "bs/base/file_tree.hpp"
#include "bs/scaffold/run.hpp"

namespace bs::scaffold {

class Workspace {
 public:
  explicit Workspace(const RunLimits& limits) : limits_(limits) {}

  /// The path that a template wrote ("./src/", "a//b") as a path of the result; "" is the whole. Error config
  /// with the reason where it may not be written.
  static std::string path_of(std::string_view written);

  const TreeFile* find(std::string_view path) const;
  bool is_folder(std::string_view path) const;  ///< "" is always one
  bool has(std::string_view path) const { return find(path) != nullptr || is_folder(path); }
  /// Writes or overwrites. Error config where a folder stands, or a file or symlink on the way; limit.
  void put(const std::string& path, TreeFile file);
  /// The file, or the folder with all it holds; nothing where there is nothing.
  void erase(std::string_view path);
  /// Moves a file or folder. Error not_found; config where `to` is taken and may not be overwritten, or lies
  /// in `from`.
  void rename(const std::string& from, const std::string& to, bool overwrites);
  /// The files in and below a folder, as pairs of path and file.
  std::vector<FileTree::const_iterator> below(std::string_view folder);

  const FileTree& files() const { return files_; }
  FileTree take() && { return std::move(files_); }
  /// What was read, or made and not kept in a file (values of steps, the log); Error limit.
  void count_bytes(std::uint64_t bytes);

 private:
  void check_way(std::string_view path) const;

  RunLimits limits_;
  FileTree files_;
  std::uint64_t bytes_ = 0;  ///< ever made or read: a loop that overwrites one file is bounded too
};

}  // namespace bs::scaffold
