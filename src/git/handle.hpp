#pragma once
/// Owning libgit2's objects. No raw handle leaves this module.
#include <git2.h>

#include <memory>

namespace bs::git {

template <typename T, void (*free_fn)(T*)>
struct Freeing {
  void operator()(T* pointer) const noexcept { free_fn(pointer); }
};
template <typename T, void (*free_fn)(T*)>
using Handle = std::unique_ptr<T, Freeing<T, free_fn>>;

using OdbHandle = Handle<git_odb, git_odb_free>;
using OdbObjectHandle = Handle<git_odb_object, git_odb_object_free>;
using RepositoryHandle = Handle<git_repository, git_repository_free>;
using ConfigHandle = Handle<git_config, git_config_free>;
using ObjectHandle = Handle<git_object, git_object_free>;

/// A C out-parameter that fills a Handle when the call is over: `check(git_odb_new(Out(odb)), …)`.
template <typename T, void (*free_fn)(T*)>
class Out {
 public:
  explicit Out(Handle<T, free_fn>& handle) noexcept : handle_(handle) {}
  Out(const Out&) = delete;
  Out& operator=(const Out&) = delete;
  ~Out() { handle_.reset(raw_); }
  operator T**() noexcept { return &raw_; }

 private:
  Handle<T, free_fn>& handle_;
  T* raw_ = nullptr;
};
template <typename T, void (*free_fn)(T*)>
Out(Handle<T, free_fn>&) -> Out<T, free_fn>;

}  // namespace bs::git
