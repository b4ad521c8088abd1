#include "data/toml_depth.hpp"

#include "data/marks.hpp"

namespace bs::data {
namespace {

/// The end of the string that starts at `at`; the end of its line when a one-line string is not closed.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view fence = text.substr(at, 3);
  const bool many_lines = fence == R"(""")" || fence == "'''";
  const std::string_view close = many_lines ? fence : fence.substr(0, 1);
  for (std::size_t i = at + close.size(); i < text.size(); ++i) {
    if (text.substr(i, close.size()) == close) return i + close.size();
    if (text[i] == '\n' && !many_lines) return i;
    if (text[i] == '\\' && quote == '"') ++i;
  }
  return text.size();
}

}  // namespace

std::optional<Mark> too_deep_toml(std::string_view text) {
  std::size_t brackets = 0;
  std::size_t dots = 0;  // since the last thing that no key holds
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '#':
        at = std::min(text.find('\n', at), text.size()) - 1;
        break;
      case '"':
      case '\'':
        at = end_of_string(text, at) - 1;
        break;
      case '[':
      case '{':
        ++brackets;
        dots = 0;
        break;
      case ']':
      case '}':
        if (brackets > 0) --brackets;
        break;
      case '.':
        ++dots;
        break;
      case '\n':
      case ',':
      case '=':
        dots = 0;
        break;
      default:
        break;
    }
    if (brackets + dots > k_max_toml_depth) return Marks(text).at(at);
  }
  return std::nullopt;
}

}  // namespace bs::data
