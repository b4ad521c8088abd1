#include "faulty_disk.hpp"

#include <sqlite3.h>

#include <string>

namespace bs::test {

namespace {

struct Plan {
  bool armed = false;
  DiskFault fault = DiskFault::write_error;
  bool for_good = false;
  std::int64_t left = 0;
  bool met = false;
} plan;

bool fails(bool is_sync) {
  if (!plan.armed || is_sync != (plan.fault == DiskFault::sync_error)) return false;
  if (plan.met) return plan.for_good;
  if (--plan.left > 0) return false;
  plan.met = true;
  return true;
}

/// The real file follows in memory.
struct File {
  sqlite3_file base;
  sqlite3_file* real;
};

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->real;
}

int close(sqlite3_file* f) {
  return real(f)->pMethods->xClose(real(f));
}
int read(sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
  return real(f)->pMethods->xRead(real(f), to, n, at);
}
int write(sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
  if (!fails(false)) return real(f)->pMethods->xWrite(real(f), from, n, at);
  if (plan.fault == DiskFault::full) return SQLITE_FULL;
  real(f)->pMethods->xWrite(real(f), from, n / 2, at);
  return SQLITE_IOERR_WRITE;
}
int truncate(sqlite3_file* f, sqlite3_int64 n) {
  return fails(false) ? SQLITE_IOERR_TRUNCATE : real(f)->pMethods->xTruncate(real(f), n);
}
int sync(sqlite3_file* f, int flags) {
  return fails(true) ? SQLITE_IOERR_FSYNC : real(f)->pMethods->xSync(real(f), flags);
}
int size(sqlite3_file* f, sqlite3_int64* n) {
  return real(f)->pMethods->xFileSize(real(f), n);
}
int lock(sqlite3_file* f, int level) {
  return real(f)->pMethods->xLock(real(f), level);
}
int unlock(sqlite3_file* f, int level) {
  return real(f)->pMethods->xUnlock(real(f), level);
}
int reserved(sqlite3_file* f, int* out) {
  return real(f)->pMethods->xCheckReservedLock(real(f), out);
}
int control(sqlite3_file* f, int op, void* arg) {
  return real(f)->pMethods->xFileControl(real(f), op, arg);
}
int sector(sqlite3_file* f) {
  return real(f)->pMethods->xSectorSize(real(f));
}
int device(sqlite3_file* f) {
  return real(f)->pMethods->xDeviceCharacteristics(real(f));
}
int shm_map(sqlite3_file* f, int page, int n, int extend, void volatile** out) {
  return real(f)->pMethods->xShmMap(real(f), page, n, extend, out);
}
int shm_lock(sqlite3_file* f, int at, int n, int flags) {
  return real(f)->pMethods->xShmLock(real(f), at, n, flags);
}
void shm_barrier(sqlite3_file* f) {
  real(f)->pMethods->xShmBarrier(real(f));
}
int shm_unmap(sqlite3_file* f, int remove) {
  return real(f)->pMethods->xShmUnmap(real(f), remove);
}

const sqlite3_io_methods k_methods = {2,        close,       read,      write,   truncate, sync,   size,
                                      lock,     unlock,      reserved,  control, sector,   device, shm_map,
                                      shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

sqlite3_vfs shim;
sqlite3_vfs* original = nullptr;

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* own = reinterpret_cast<File*>(file);
  own->real = reinterpret_cast<sqlite3_file*>(own + 1);
  own->base.pMethods = nullptr;
  if (fails(false)) return SQLITE_CANTOPEN;
  const int code = original->xOpen(original, name, own->real, flags, out_flags);
  if (own->real->pMethods != nullptr) own->base.pMethods = &k_methods;
  return code;
}

}  // namespace

FaultyDisk::FaultyDisk() {
  original = sqlite3_vfs_find(nullptr);
  shim = *original;
  shim.zName = "faulty";
  shim.szOsFile = static_cast<int>(sizeof(File)) + original->szOsFile;
  shim.xOpen = open;
  sqlite3_vfs_register(&shim, 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(&shim);
  sqlite3_vfs_register(original, 1);
}

void FaultyDisk::fail_at(std::int64_t n, DiskFault fault, bool for_good) {
  plan = {true, fault, for_good, n, false};
}

bool FaultyDisk::mend() {
  plan.armed = false;
  return plan.met;
}

}  // namespace bs::test
