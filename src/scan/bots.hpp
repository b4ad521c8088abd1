#pragma once
/// Commits by machines say nothing about ownership.
#include "bs/git/repository.hpp"

namespace bs::scan {

/// Dependabot, Renovate, GitHub Actions and whatever else calls itself a bot by name or address.
bool is_bot(const git::Signature& author);

}  // namespace bs::scan
