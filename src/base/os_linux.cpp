// What only Linux has: openat2, file system types, processor affinity.
#ifdef __linux__
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "base/os_calls.hpp"

namespace bs::os {
namespace {

// Network, cluster and user-space file systems. The names are those of statfs(2); linux/magic.h lacks some.
constexpr std::array<std::uint32_t, 16> k_remote = {
    0x6969,      // NFS
    0x517B,      // SMB
    0xFF534D42,  // CIFS
    0xFE534D42,  // SMB2
    0x65735546,  // FUSE, virtiofs
    0x01021997,  // 9P
    0x5346414F,  // AFS
    0x6B414653,  // AFS (kAFS)
    0x73757245,  // Coda
    0x564C,      // NCP
    0x00C36400,  // Ceph
    0x0BD00BD0,  // Lustre
    0x01161970,  // GFS2
    0x7461636F,  // OCFS2
    0x786F4256,  // VirtualBox shared folder
    0xBACBACBC,  // VMware shared folder
};

std::atomic<bool> g_has_openat2{true};

}  // namespace

int open_below_linux(int root, const std::string& relative) {
  if (!g_has_openat2) return open_below_posix(root, relative);
  open_how how{};
  how.flags = static_cast<std::uint64_t>(read_flags());
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  // glibc has no wrapper. EAGAIN: a folder was renamed meanwhile, so that ".." could not be proved safe.
  for (int attempt = 0; attempt < 64; ++attempt) {
    const long fd = syscall(SYS_openat2, root, relative.c_str(), &how, sizeof how);
    if (fd >= 0) return static_cast<int>(fd);
    if (errno == EAGAIN || errno == EINTR) continue;
    // EPERM: an older container's filter does not know the call.
    if (errno != ENOSYS && errno != EPERM) return -1;
    g_has_openat2 = false;
    break;
  }
  return open_below_posix(root, relative);
}

bool is_local_linux(const fs::path& path) {
  struct statfs info {};
  while (statfs(path.c_str(), &info) != 0) {
    if (errno != EINTR) return false;
  }
  return std::find(k_remote.begin(), k_remote.end(), static_cast<std::uint32_t>(info.f_type)) ==
         k_remote.end();
}

unsigned processor_count_linux() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) != 0) return processor_count_posix();
  return static_cast<unsigned>(std::max(1, CPU_COUNT(&set)));
}

}  // namespace bs::os
#endif
