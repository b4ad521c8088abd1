#pragma once
/// The system calls by which a tree is written, in one place so that tests can make any of them fail. What
/// undoes is not among them.
#include <sys/types.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace bs::scaffold::calls {

int open_at(int folder, const std::string& name, int flags, mode_t mode = 0);
int make_folder(int parent, const std::string& name);
int make_link(const std::string& target, int folder, const std::string& name);
/// Retries short writes.
bool write(int fd, std::string_view bytes);
/// Reports what a network file system says only now.
int close(int fd);
/// Gives a name, never another's: EEXIST where it is taken.
int rename_new(int from_folder, const std::string& from, int to_folder, const std::string& to);

/// For tests: from now on the call after `count` others fails with EIO; nullopt-like -1: none does.
void fail_after(long count);
/// How many calls were made since then.
long made();

}  // namespace bs::scaffold::calls
