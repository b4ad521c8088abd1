#pragma once
/// The stretch of a text around what was looked for.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bs::catalog {

struct Snippet {
  std::size_t matched = 0;  ///< how many of the words stand in the text
  std::string text;         ///< one line, matches between \x01 and \x02; "…" where it is cut
};
/// Words are lower case; they match at any place, without regard to ASCII case. Control characters of the
/// text become spaces.
Snippet snippet_of(std::string_view text, const std::vector<std::string>& words);

}  // namespace bs::catalog
