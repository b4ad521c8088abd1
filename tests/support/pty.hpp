#pragma once
// Runs a program at a terminal of its own, presses its keys and looks at its screen. Nothing here waits for a
// length of time: a test says what it expects to see, and the bound only ends a test that fails.
#include <sys/types.h>
#include <termios.h>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/os.hpp"
#include "support/screen.hpp"

namespace bs::test {

struct PtyOptions {
  std::size_t rows = 24;
  std::size_t columns = 80;
  std::map<std::string, std::optional<std::string>> environment = {};  ///< set, or unset; LC_ALL is C.UTF-8
  std::string folder = {};                                             ///< where it starts; "" here
};

/// The bytes that keys send.
namespace keys {
inline constexpr std::string_view enter = "\r", escape = "\x1b", tab = "\t", backspace = "\x7f",
                                  up = "\x1b[A", down = "\x1b[B", right = "\x1b[C", left = "\x1b[D",
                                  home = "\x1b[H", end = "\x1b[F", remove = "\x1b[3~", page_down = "\x1b[6~",
                                  ctrl_a = "\x01", ctrl_c = "\x03", ctrl_d = "\x04", ctrl_e = "\x05",
                                  ctrl_k = "\x0b", ctrl_u = "\x15", ctrl_w = "\x17", ctrl_z = "\x1a";
/// As a terminal sends it when the program asked for brackets.
std::string paste(std::string_view text);
}  // namespace keys

class Pty {
 public:
  /// A program, found in PATH, with its arguments.
  explicit Pty(const std::vector<std::string>& command, const PtyOptions& options = {});
  /// A piece of the test in a forked process; its value is the exit status. No Catch assertions inside.
  explicit Pty(const std::function<int()>& work, const PtyOptions& options = {});
  /// Kills what still runs.
  ~Pty();
  Pty(const Pty&) = delete;
  Pty& operator=(const Pty&) = delete;

  void send(std::string_view bytes);
  void resize(std::size_t rows, std::size_t columns);
  void signal(int number) const;
  /// True as soon as the screen's text holds `text`; false when the program ended or 30 s passed without.
  bool wait_for(std::string_view text);
  bool wait_until(const std::function<bool(const Screen&)>& holds);
  /// Waits for the end: the exit status, 256 + the signal that killed it, -1 when it does not end.
  int wait_for_exit();

  const Screen& screen() const { return screen_; }
  std::string text() const { return screen_.text(); }
  pid_t pid() const { return child_; }
  /// The program reads keys one by one, and has taken all that were sent.
  bool has_taken_keys() const;
  /// The terminal's mode before the program started, and as it is now, also after the end.
  const termios& first_mode() const { return first_mode_; }
  termios mode() const;
  bool has_ended() const { return status_.has_value(); }

 private:
  void start(const std::function<int()>& work, const PtyOptions& options);
  /// Reads what has been written, waiting a little when there is nothing.
  void read_some();
  void read_the_rest();
  void look_for_end();

  Fd master_;
  Fd slave_;  // kept open, so that the mode can be looked at after the end
  pid_t child_ = -1;
  std::optional<int> status_;
  bool has_read_all_ = false;
  termios first_mode_{};
  Screen screen_;
};

/// What a person would find changed after the program: echo, lines, signals, line ends.
bool same_mode(const termios& a, const termios& b);

}  // namespace bs::test
