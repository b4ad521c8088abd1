// From a value of a workflow back to the place in its file.
#include "bs/base/text.hpp"
#include "facts/workflows/workflows.hpp"

namespace bs::facts {

namespace {

/// The text from the value's mark on; "" when the mark points nowhere.
std::string_view from_mark(std::string_view text, Mark mark) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < mark.line; ++line) {
    const auto newline = text.find('\n', at);
    if (newline == std::string_view::npos) return {};
    at = newline + 1;
  }
  for (std::uint32_t column = 1; column < mark.column && at < text.size() && text[at] != '\n'; ++column)
    at += decode_utf8(text, at).length;
  return text.substr(at);
}

std::string_view line_at(std::string_view text, std::size_t offset) {
  const auto newline = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  return text.substr(start, std::min(text.find('\n', offset), text.size()) - start);
}

/// The place of `wanted` within the lines from the mark on; the mark when it is not written there as it is.
Mark search(std::string_view rest, Mark mark, std::string_view wanted, std::size_t occurrence) {
  std::size_t found = rest.find(wanted);
  for (std::size_t n = 0; n < occurrence && found != std::string_view::npos; ++n)
    found = rest.find(wanted, found + wanted.size());
  if (found == std::string_view::npos) return mark;
  const std::string_view before = rest.substr(0, found);
  const auto newlines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const auto newline = before.rfind('\n');
  const auto columns = static_cast<std::uint32_t>(
      count_code_points(before.substr(newline == std::string_view::npos ? 0 : newline + 1)));
  return {mark.line + newlines, newlines == 0 ? mark.column + columns : columns + 1};
}

Mark in_literal_block(std::string_view rest, Mark mark, std::string_view value, std::size_t offset) {
  const auto lines = static_cast<std::uint32_t>(
      std::count(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  std::size_t at = 0;
  for (std::uint32_t i = 0; i <= lines; ++i) {
    at = rest.find('\n', at);
    if (at == std::string_view::npos) return mark;
    ++at;
  }
  const std::string_view source = rest.substr(at, std::min(rest.find('\n', at), rest.size()) - at);
  const std::string_view line = line_at(value, offset);
  const std::size_t indent = source.find(line);
  if (indent == std::string_view::npos) return {mark.line + lines + 1, 0};
  const std::size_t within = offset - static_cast<std::size_t>(line.data() - value.data());
  return {mark.line + lines + 1,
          static_cast<std::uint32_t>(count_code_points(source.substr(0, indent + within)) + 1)};
}

}  // namespace

Mark mark_in(const Workflow& workflow, const WorkflowText& text, std::size_t offset) {
  std::string_view rest = from_mark(workflow.text, text.mark);
  if (rest.starts_with('*')) return text.mark;  // written elsewhere
  if (rest.starts_with('&')) rest.remove_prefix(std::min(rest.find_first_of("|>\"'\n"), rest.size()));
  const std::string_view value = text.value;
  offset = std::min(offset, value.size());
  if (rest.starts_with('|')) return in_literal_block(rest, text.mark, value, offset);
  // Plain, quoted or folded: look for what stands there, up to the end of its line.
  const std::string_view tail =
      value.substr(offset, std::min(value.find('\n', offset), value.size()) - offset);
  const std::string_view wanted = tail.substr(0, std::min(tail.find_first_of(" \t\"'\\"), tail.size()));
  if (wanted.empty()) return text.mark;
  std::size_t occurrence = 0;
  for (auto at = value.find(wanted); at != std::string_view::npos && at < offset;
       at = value.find(wanted, at + wanted.size()))
    ++occurrence;
  return search(rest, text.mark, wanted, occurrence);
}

}  // namespace bs::facts
