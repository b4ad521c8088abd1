#pragma once
/// What the terminal can do, colours that repeat what words say, and progress on stderr.
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace bs {

enum class ColorWhen { automatic, always, never };

/// What stdout and stderr can show, decided once at start.
struct Terminal {
  bool out_is_tty = false;
  bool err_is_tty = false;
  bool out_color = false;  ///< --color, NO_COLOR, CLICOLOR_FORCE, TERM=dumb, in that order of strength
  bool err_color = false;
  bool unicode = true;      ///< the locale's character set (LC_ALL, LC_CTYPE, LANG) is UTF-8
  std::size_t width = 80;   ///< of the terminal; COLUMNS; 80 without one
  bool is_ci = false;       ///< CI is set: no progress

  static Terminal detect(ColorWhen when = ColorWhen::automatic);
};

enum class Style { plain, bold, dim, red, green, yellow, blue, cyan, magenta };
/// The text in the style's escape codes when `color`, else as it is.
std::string styled(std::string_view text, Style style, bool color);

/// "done/total current elapsed" on one line of stderr, redrawn at most 10 times a second and erased at the end.
/// Shows nothing unless stderr is a terminal and it is not CI, and only after 300 ms.
class Progress {
 public:
  Progress(const Terminal& terminal, std::string verb);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void update(std::size_t done, std::size_t total, std::string_view current);
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bs
