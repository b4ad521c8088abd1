#pragma once
/// Whether files on disk are what the commit holds.
#include "cli/check_side.hpp"

namespace bs::cli {

/// By content, so that neither the index nor times have to be believed. False where that cannot be told. The
/// answer is kept in `cache`, which may be null.
bool is_as_committed(const CheckSide& side, facts::FactCache* cache);

}  // namespace bs::cli
