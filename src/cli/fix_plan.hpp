#pragma once
/// What `bs check fix` would write: computed whole and shown before anything is touched.
#include <string>
#include <vector>

#include "bs/model/outcome.hpp"
#include "cli/check_session.hpp"

namespace bs::cli {

struct FileFix {
  std::string check;
  fs::path file;
  std::string path;  ///< in the repository
  bool is_new = false;
  std::string before;  ///< what stands there
  std::string after;
};

struct FixPlan {
  std::vector<FileFix> files;
  std::vector<std::string> left;  ///< why something cannot be written, a line each
};

/// Of all failed and warning results that have a fix. Two fixes of one file become one.
FixPlan plan_fixes(const CheckedRepository& checked);

/// The change as a unified diff.
std::string diff_of(const FileFix& fix);

/// Writes; folders are made. Error io when a folder on the way leads outside the work tree, or a file has
/// come since.
void write_fix(const FileFix& fix, const fs::path& root);

}  // namespace bs::cli
