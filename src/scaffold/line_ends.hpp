#pragma once
/// Line ends and the end of the last line: differences that nobody made on purpose and that would put a whole
/// file in conflict.
#include <string>
#include <string_view>

namespace bs::scaffold {

/// `text` with the line ends that `like` has, where `before` (what `text` was made from) had others and
/// `text` still has those of `before`; else as it is. The same for a last line with or without its end. Mixed
/// line ends and binary files stay as they are.
std::string with_line_ends_like(std::string_view like, std::string_view before, std::string_view text);

/// True when nothing but line ends differs.
bool same_but_for_line_ends(std::string_view a, std::string_view b);

}  // namespace bs::scaffold
