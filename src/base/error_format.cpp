#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs {
namespace {

constexpr std::size_t k_source_width = 72;  // columns of the source line that are shown
constexpr std::size_t k_before_caret = 40;  // of these, how many at most stand before the caret

/// The bytes of the first `count` code points.
std::size_t bytes_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += decode_utf8(text, at).length;
  return at;
}

/// The end of `text` that fits in `width` columns, led by "..." where it was cut.
std::string fit_end(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t at = 0;
  std::size_t left = display_width(text);
  while (left + 3 > width) {
    const auto length = decode_utf8(text, at).length;
    left -= display_width(text.substr(at, length));
    at += length;
  }
  return "..." + std::string(text.substr(at));
}

/// The source line and a caret below the column, both behind a margin with the line's number. Of a long line
/// the part around the caret is shown; what is far from it is cut first, so that a line of megabytes is
/// cheap.
std::string format_source(std::string_view line, Mark mark) {
  const std::string number = std::to_string(mark.line);
  const std::string margin(number.size(), ' ');
  const std::size_t column = mark.column == 0 ? 0 : mark.column - 1;
  const std::size_t caret = bytes_of(line, column);
  const std::size_t far = k_source_width * 16;
  const std::string before =
      fit_end(shown(line.substr(caret > far ? caret - far : 0, std::min(caret, far))), k_before_caret);
  const std::size_t before_width = display_width(before);
  const std::string after = fit(shown(line.substr(caret, far)), k_source_width - before_width, false);
  std::string out = fmt::format(" {} | {}{}\n", number, before, after);
  if (mark.column > 0) out += fmt::format(" {} | {}^\n", margin, std::string(before_width, ' '));
  return out;
}

std::string format_line(Severity severity, const Place& place, std::string_view message) {
  const std::string where = place.text();
  if (where.empty()) return fmt::format("bs: {}: {}\n", name_of(severity), shown(message));
  return fmt::format("bs: {}: {}: {}\n", name_of(severity), shown(where), shown(message));
}

std::string format_hint(std::string_view hint) {
  return hint.empty() ? std::string() : fmt::format("hint: {}\n", shown(hint));
}

}  // namespace

std::string format_error(const Error& error) {
  std::string out = format_line(Severity::error, error.place(), error.message());
  if (!error.source_line().empty() && error.place().mark.line > 0)
    out += format_source(error.source_line(), error.place().mark);
  for (const Diagnostic& diagnostic : error.diagnostics()) {
    const std::string& file = diagnostic.file.empty() ? error.place().file : diagnostic.file;
    out += format_line(diagnostic.severity, Place{file, diagnostic.mark}, diagnostic.message);
    out += format_hint(diagnostic.hint);
  }
  return out + format_hint(error.hint());
}

}  // namespace bs
