#pragma once
/// SHA-256 (FIPS 180-4): names of findings that nobody can forge for another.
#include <string>
#include <string_view>

namespace bs::report {

/// 64 lower-case hex digits.
std::string sha256(std::string_view bytes);

}  // namespace bs::report
