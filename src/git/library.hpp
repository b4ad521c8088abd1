#pragma once
/// libgit2 itself: started once, told what it may do, and its last error.
#include <string>

#include "bs/git/repository.hpp"
#include "handle.hpp"

namespace bs::git {

/// Starts libgit2 at the first call of the process; any number of threads may call it.
void start_library();

/// Named so that the linker takes the object that answers for the certificates (no_certificates.cpp).
void keep_certificates_out();

/// libgit2's words for what just failed; to be read before the next call.
std::string last_error_text();
/// Throws Error limit when the last failure was memory that could not be had: that says nothing about the
/// repository.
void throw_if_out_of_memory();

git_oid to_git(const Oid& id) noexcept;
Oid from_git(const git_oid& id) noexcept;

}  // namespace bs::git
