#include "git/library.hpp"

#include <cstring>

#include "bs/base/error.hpp"

namespace bs::git {
namespace {

// A repository is read in a worker whose address space is bounded; libgit2 would map 1 GiB windows.
constexpr std::size_t k_window_bytes = std::size_t{32} << 20;
constexpr std::size_t k_mapped_bytes = std::size_t{512} << 20;
// Packs kept open at once; `ulimit -n` may be 256.
constexpr std::size_t k_open_packs = 64;
constexpr std::size_t k_cache_bytes = std::size_t{64} << 20;
// Root folders are often longer than libgit2's 4 KiB, and they are what is asked for again and again.
constexpr std::size_t k_cached_tree_bytes = std::size_t{64} << 10;

void set_options() {
  for (int level : {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
                    GIT_CONFIG_LEVEL_GLOBAL}) {
    git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
  }
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION,
                   0);  // ours is in ownership.cpp; libgit2's knows no trust list
  git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, k_window_bytes);
  git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, k_mapped_bytes);
  git_libgit2_opts(GIT_OPT_SET_MWINDOW_FILE_LIMIT, k_open_packs);
  git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, static_cast<ssize_t>(k_cache_bytes));
  git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, k_cached_tree_bytes);
  git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);  // ours is in object_hash.cpp, and faster
  git_libgit2_opts(GIT_OPT_DISABLE_PACK_KEEP_FILE_CHECKS, 1);
}

struct Library {
  Library() {
    keep_certificates_out();
    if (git_libgit2_init() < 0)
      throw Error(ErrorKind::internal, "libgit2 does not start: " + last_error_text());
    set_options();
  }
};

}  // namespace

void start_library() {
  // Never shut down: handles may outlive any static object, and the process ends anyway.
  static const Library library;
  static_cast<void>(library);
}

std::string last_error_text() {
  const git_error* error = git_error_last();
  return error != nullptr && error->message != nullptr ? error->message : "no reason given";
}

void throw_if_out_of_memory() {
  const git_error* error = git_error_last();
  if (error != nullptr && error->klass == GIT_ERROR_NOMEMORY) {
    throw Error(ErrorKind::limit, "the memory limit does not suffice to read an object");
  }
}

git_oid to_git(const Oid& id) noexcept {
  git_oid out;
  std::memcpy(out.id, id.bytes, sizeof id.bytes);
  return out;
}

Oid from_git(const git_oid& id) noexcept {
  Oid out;
  std::memcpy(out.bytes, id.id, sizeof out.bytes);
  return out;
}

}  // namespace bs::git
