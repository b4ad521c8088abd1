#include "bs/base/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"

namespace bs {
namespace {

std::string variable(std::string_view name) {
  return environment(name).value_or("");
}

bool is_on(std::string_view name) {
  const std::string value = variable(name);
  return !value.empty() && value != "0" && value != "false";
}

bool use_color(ColorWhen when, bool is_tty) {
  if (when != ColorWhen::automatic) return when == ColorWhen::always;
  if (!variable("NO_COLOR").empty()) return false;
  if (is_on("CLICOLOR_FORCE")) return true;
  return is_tty && variable("TERM") != "dumb";
}

bool locale_is_utf8() {
  for (const std::string_view name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string value = to_lower(variable(name));
    if (value.empty()) continue;
    return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
  }
  return false;
}

std::size_t terminal_width() {
  for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
    winsize size{};
    if (isatty(fd) == 1 && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  }
  const std::string columns = variable("COLUMNS");
  const bool is_number =
      !columns.empty() && columns.size() < 6 &&
      std::all_of(columns.begin(), columns.end(), [](char c) { return c >= '0' && c <= '9'; });
  const std::size_t width = is_number ? std::stoul(columns) : 0;
  return width > 0 ? width : 80;
}

std::string_view code_of(Style style) {
  switch (style) {
    case Style::plain:
      break;
    case Style::bold:
      return "1";
    case Style::dim:
      return "2";
    case Style::red:
      return "31";
    case Style::green:
      return "32";
    case Style::yellow:
      return "33";
    case Style::blue:
      return "34";
    case Style::cyan:
      return "36";
    case Style::magenta:
      return "35";
  }
  return "";
}

}  // namespace

Terminal Terminal::detect(ColorWhen when) {
  Terminal terminal;
  terminal.out_is_tty = isatty(STDOUT_FILENO) == 1;
  terminal.err_is_tty = isatty(STDERR_FILENO) == 1;
  terminal.out_color = use_color(when, terminal.out_is_tty);
  terminal.err_color = use_color(when, terminal.err_is_tty);
  terminal.unicode = locale_is_utf8();
  terminal.width = terminal_width();
  terminal.is_ci = is_on("CI");
  return terminal;
}

std::string styled(std::string_view text, Style style, bool color) {
  if (!color || style == Style::plain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code_of(style), text);
}

}  // namespace bs
