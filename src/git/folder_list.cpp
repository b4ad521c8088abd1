#include "git/folder_list.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace bs::git {
namespace {

bool is_before(const DiskEntry& a, const DiskEntry& b) {
  const std::size_t common = std::min(a.name.size(), b.name.size());
  if (const int order = a.name.compare(0, common, b.name, 0, common); order != 0) return order < 0;
  const auto end_of = [common](const DiskEntry& entry) {
    if (entry.name.size() > common) return static_cast<int>(static_cast<unsigned char>(entry.name[common]));
    return S_ISDIR(entry.mode) ? static_cast<int>('/') : 0;
  };
  return end_of(a) < end_of(b);
}

}  // namespace

DiskState state_of(const struct stat& info) noexcept {
  DiskState state;
  state.size = static_cast<std::uint64_t>(info.st_size);
  state.inode = info.st_ino;
  state.mode = info.st_mode;
  state.modified = info.st_mtim.tv_sec;
  state.modified_ns = info.st_mtim.tv_nsec;
  state.changed = info.st_ctim.tv_sec;
  state.changed_ns = info.st_ctim.tv_nsec;
  return state;
}

FolderStream open_stream(Fd folder) {
  FolderStream stream(folder ? fdopendir(folder.get()) : nullptr);
  if (stream) folder.release();
  return stream;
}

FolderStream open_stream(const fs::path& folder) {
  return open_stream(Fd(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
}

unsigned type_of(DIR* stream, const dirent& entry) {
  if (entry.d_type != DT_UNKNOWN) return static_cast<unsigned>(DTTOIF(entry.d_type));
  struct stat info {};
  return fstatat(dirfd(stream), entry.d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 ? info.st_mode : 0;
}

Fd open_folder_at(int parent, const char* name) {
  return Fd(openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

std::optional<std::vector<DiskEntry>> list_folder(const Fd& folder) {
  // A stream owns its descriptor; ours stays open for what is below.
  const FolderStream stream = open_stream(Fd(fcntl(folder.get(), F_DUPFD_CLOEXEC, 0)));
  if (!stream) return std::nullopt;
  std::vector<DiskEntry> entries;
  errno = 0;
  while (const dirent* entry = readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    unsigned mode = type_of(stream.get(), *entry);
    DiskState state;
    struct stat info {};
    if ((S_ISREG(mode) || S_ISLNK(mode)) &&
        fstatat(folder.get(), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0) {
      mode = info.st_mode;
      state = state_of(info);
    }
    entries.push_back({std::string(name), mode, state});
    errno = 0;
  }
  if (errno != 0) return std::nullopt;
  std::sort(entries.begin(), entries.end(), is_before);
  return entries;
}

}  // namespace bs::git
