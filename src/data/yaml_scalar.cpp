#include "data/yaml_scalar.hpp"

#include "data/yaml_chars.hpp"
#include "data/yaml_scalar_forms.hpp"

namespace bs::data::yaml {
namespace {

std::string_view trim_blanks_left(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}
std::string_view trim_blanks_right(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// Lines joined by a space, empty lines as line feeds. White space at the very start and end stays.
std::string unfolded(std::string_view text) {
  std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::string(text);
  std::string out(trim_blanks_right(without_return(text.substr(0, end))));
  char separator = ' ';
  for (std::size_t at = end + 1;; at = end + 1) {
    end = text.find('\n', at);
    if (end == std::string_view::npos) {
      out += separator;
      return out += trim_blanks_left(text.substr(at));
    }
    const std::string_view line =
        trim_blanks_left(trim_blanks_right(without_return(text.substr(at, end - at))));
    if (!line.empty()) {
      out += separator;
      out += line;
      separator = ' ';
    } else if (separator == '\n') {
      out += '\n';
    } else {
      separator = '\n';
    }
  }
}

std::string single_quoted(std::string_view text) {
  const std::string lines = unfolded(text.substr(1, text.size() - 2));
  std::string out;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    out += lines[at];
    if (lines[at] == '\'') ++at;  // two of them are one
  }
  return out;
}

}  // namespace

std::string scalar_text(std::string_view text, const Token& token, Faults& faults) {
  const std::string_view raw = text.substr(token.begin, token.end - token.begin);
  switch (token.kind) {
    case TokenKind::single_quoted:
      return single_quoted(raw);
    case TokenKind::double_quoted:
      return double_quoted_text(raw, token.begin, faults);
    case TokenKind::block_scalar:
      return block_text(text, token);
    default:
      return unfolded(raw);
  }
}

}  // namespace bs::data::yaml
