#pragma once
/// Where the kernels differ: each function stands in os_posix.cpp and, bettered, in os_linux.cpp.
#include <string>

#include "bs/base/os.hpp"

namespace bs::os {

/// True when Linux's own calls may be used: on Linux, unless tests force the fallback.
bool use_linux();

/// A file opened for reading below the folder `root`, never outside it, following links that stay inside.
/// -1 with errno: EXDEV when the path leaves the root, ELOOP for too many links.
int open_below_posix(int root, const std::string& relative);
bool is_local_posix(const fs::path& path);
unsigned processor_count_posix();

#ifdef __linux__
int open_below_linux(int root, const std::string& relative);
bool is_local_linux(const fs::path& path);
unsigned processor_count_linux();
#endif

/// How a file is opened that must be read without blocking: a FIFO would wait for its writer.
int read_flags();

/// The message of an errno, as the system words it.
std::string message_of(int error);

}  // namespace bs::os
