#include "data/yaml_scalar_forms.hpp"

namespace bs::data::yaml {
namespace {

/// A line of a text block: the spaces it starts with, beyond those of the block, and the rest.
struct Line {
  std::string_view text;
  bool empty = false;   ///< nothing but spaces, not more than the block's own
  bool deeper = false;  ///< starts with white space of its own
};

std::vector<Line> lines_of(std::string_view body, std::size_t indent) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    const std::string_view line = without_return(body.substr(at, end - at));
    const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view text = line.substr(std::min(indent, spaces));
    lines.push_back({text, text.empty(), !text.empty() && (text.front() == ' ' || text.front() == '\t')});
    at = end + 1;
  }
  return lines;
}

std::string literal(const std::vector<Line>& lines, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += '\n';
    out += lines[i].text;
  }
  return out;
}

/// Lines are joined by spaces; line ends stay around lines that start with white space, and before empty
/// ones.
std::string folded(const std::vector<Line>& lines, std::size_t count) {
  std::string out;
  std::size_t i = 0;
  for (; i < count && lines[i].empty; ++i) out += '\n';
  char separator = '\0';
  bool was_deeper = false;
  for (; i < count; ++i) {
    const Line& line = lines[i];
    if (line.empty) {
      if (separator == '\n') out += '\n';
      separator = '\n';
      continue;
    }
    if (line.deeper) {
      if (separator == '\n' && !was_deeper) out += '\n';
      if (separator == ' ') separator = '\n';
    }
    if (separator != '\0') out += separator;
    out += line.text;
    was_deeper = line.deeper;
    separator = line.deeper ? '\n' : ' ';
  }
  return out;
}

}  // namespace

std::string block_text(std::string_view text, const Token& token) {
  const std::size_t header_end =
      std::min(text.find_first_of(" \t\r\n#", token.begin), std::size_t{token.end});
  const std::string_view header = text.substr(token.begin, header_end - token.begin);
  const std::string_view body = text.substr(token.body, token.end - token.body);
  const bool keep = header.find('+') != std::string_view::npos;
  const std::size_t line_ends = static_cast<std::size_t>(std::count(body.begin(), body.end(), '\n'));
  if (body.find_first_not_of(" \r\n") == std::string_view::npos) {
    return keep && !body.empty() ? std::string(std::max<std::size_t>(line_ends, 1), '\n') : "";
  }
  const std::vector<Line> lines = lines_of(body, token.indent);
  std::size_t count = lines.size();
  while (count > 0 && lines[count - 1].empty) --count;
  std::string out = header.front() == '>' ? folded(lines, count) : literal(lines, count);
  if (keep) {
    out.append(std::max(line_ends, count) - count + 1, '\n');
  } else if (header.find('-') == std::string_view::npos) {
    out += '\n';
  }
  return out;
}

}  // namespace bs::data::yaml
