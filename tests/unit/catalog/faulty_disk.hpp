#pragma once
// A disk on which the n-th write, sync, truncation or open fails; all of SQLite in this process sees it.
#include <cstdint>

namespace bs::test {

enum class DiskFault {
  write_error,  ///< a write fails; half of it may have been written
  full,         ///< no space is left
  sync_error,
};

class FaultyDisk {
 public:
  FaultyDisk();
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  /// From now on the n-th operation (1-based) of the fault's sort fails, and all after it when `for_good`.
  void fail_at(std::int64_t n, DiskFault fault, bool for_good);
  /// The disk is whole again; whether the fault was met.
  bool mend();
};

}  // namespace bs::test
