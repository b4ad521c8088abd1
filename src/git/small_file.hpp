#pragma once
/// Reading the small files of a git folder (HEAD, config, refs, …), which a stranger may have made.
#include <optional>
#include <string>
#include <string_view>

#include "bs/base/os.hpp"
#include "bs/base/paths.hpp"

namespace bs::git {

enum class FileState {
  present,
  absent,
  not_regular,  ///< a FIFO, a device, a folder, a symbolic link
  too_large,
  unreadable,  ///< no permission, or an error of the disk
};

/// A file that may be read; for those that are not taken whole.
struct OpenFile {
  FileState state = FileState::absent;
  Fd file;
  std::uint64_t size = 0;
};
/// Opens a regular file of at most `cap` bytes. Never follows a symbolic link at the last component, never
/// blocks.
OpenFile open_small_file(const fs::path& path, std::uint64_t cap);

struct SmallFile {
  FileState state = FileState::absent;
  std::string text;  ///< only when present
  bool present() const noexcept { return state == FileState::present; }
};

/// Reads such a file whole.
SmallFile read_small_file(const fs::path& path, std::size_t cap);

/// What is wrong with a file in this state, to stand behind its name: "is not a regular file". Empty when
/// nothing is.
std::string_view fault_of(FileState state) noexcept;

/// nullopt when the file is absent. Error unreadable "NAME is not a regular file" and so on.
std::optional<std::string> read_git_file(const fs::path& folder, std::string_view name, std::size_t cap);

/// The text without the white space at its end, as git reads its one-line files.
std::string_view first_line(std::string_view text) noexcept;

}  // namespace bs::git
