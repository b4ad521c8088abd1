#include "scaffold/shell_line.hpp"

#include <algorithm>
#include <cctype>

#include "bs/base/text.hpp"

namespace bs::scaffold {

std::string shell_word(std::string_view text) {
  constexpr std::string_view k_plain = "-_./:@=,+%";
  const bool is_plain = !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           k_plain.find(c) != std::string_view::npos;
  });
  if (is_plain) return std::string(text);
  return fmt::format("'{}'", replace_all(text, "'", "'\\''"));
}

}  // namespace bs::scaffold
