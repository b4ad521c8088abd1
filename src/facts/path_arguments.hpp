#pragma once
/// Paths and globs that a policy gives to a collector: relative to the component's folder; a leading '/'
/// starts at the repository's root.
#include <string>
#include <string_view>
#include <vector>

#include "facts/collectors.hpp"

namespace bs::facts {

/// The string or list of strings at `key`. Error config, placed there, when it is neither, is empty, or holds
/// what is no path or glob.
std::vector<std::string> path_arguments(const data::Value& arguments, std::string_view key);
/// Error config, placed, for the first key of the arguments that is not among the known ones, or when they
/// are no object.
void require_keys(const data::Value& arguments, std::initializer_list<std::string_view> known);
/// The string at `key`, or "" when it is not there. Error config when it is no string.
std::string_view string_argument(const data::Value& arguments, std::string_view key);
/// The boolean at `key`, or `fallback`.
bool boolean_argument(const data::Value& arguments, std::string_view key, bool fallback);
/// Error config about a value of the arguments.
Error argument_error(const data::Value& at, std::string message);

/// One path or glob, seen from the folder. A plain path of a repository's file is its own glob.
class PathPattern {
 public:
  PathPattern(std::string_view written, std::string_view folder);
  /// What it finds, sorted; links and submodules too.
  std::vector<const File*> find(const CollectorInput& input) const;
  /// A trailing '/' asks for a folder: its name without it, when the snapshot has it.
  bool has_folder(const Snapshot& snapshot) const;
  bool is_plain() const noexcept { return is_plain_; }
  /// The repository path that it is, or the folder that its matches lie below.
  const std::string& path() const noexcept { return path_; }

 private:
  std::string pattern_;  ///< of the repository
  std::string path_;
  bool is_plain_ = true;
  bool is_folder_ = false;
  bool from_root_ = false;
};

}  // namespace bs::facts
