#include "git/folder_list.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace bs::git {
namespace {

struct CloseFolder {
  void operator()(DIR* stream) const noexcept { closedir(stream); }
};

/// readdir's type as st_mode has it; 0 when the file system does not tell.
unsigned type_of(const dirent& entry) {
  return entry.d_type == DT_UNKNOWN ? 0 : static_cast<unsigned>(DTTOIF(entry.d_type));
}

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

Fd open_folder_at(int parent, const char* name) {
  return Fd(openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

std::optional<std::vector<DiskEntry>> list_folder(const Fd& folder) {
  // A stream owns its descriptor; ours stays open for what is below.
  Fd own(fcntl(folder.get(), F_DUPFD_CLOEXEC, 0));
  const std::unique_ptr<DIR, CloseFolder> stream(own ? fdopendir(own.get()) : nullptr);
  if (!stream) return std::nullopt;
  own.release();
  std::vector<DiskEntry> entries;
  errno = 0;
  while (const dirent* entry = readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    unsigned mode = type_of(*entry);
    struct stat info {};
    const bool ask = mode == 0 || S_ISREG(mode);
    if (ask && fstatat(folder.get(), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0) mode = info.st_mode;
    entries.push_back({std::string(name), mode});
    errno = 0;
  }
  if (errno != 0) return std::nullopt;
  std::sort(entries.begin(), entries.end(), is_before);
  return entries;
}

}  // namespace bs::git
