#pragma once
/// Python's fnmatch: `*` any text, `/` too; `?` one character; `[a-z]`, `[!a-z]`.
#include <string_view>

namespace bs::scaffold {

/// Whether the whole text matches. The time is at most the product of both lengths.
bool fnmatch(std::string_view text, std::string_view pattern);

}  // namespace bs::scaffold
