#pragma once
/// What the first bytes of a file say that it is.
#include <string_view>

namespace bs::facts {

/// "an ELF binary", "a Debian package" …: programs and packages; "" for others and for text.
std::string_view binary_kind(std::string_view bytes) noexcept;
/// No control characters but white space in the first KiB.
bool starts_as_text(std::string_view bytes) noexcept;

}  // namespace bs::facts
