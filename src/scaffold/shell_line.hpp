#pragma once
/// Command lines that people copy into a shell.
#include <string>
#include <string_view>

namespace bs::scaffold {

/// The text as one word of a POSIX shell: quoted where it must be.
std::string shell_word(std::string_view text);

}  // namespace bs::scaffold
