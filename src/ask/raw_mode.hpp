#pragma once
/// The terminal's mode while a question stands, and the signals that end or interrupt it.
#include <termios.h>

#include <cstddef>

namespace bs::ask {

/// What came in since it was last asked for.
struct Signals {
  bool resized = false;
  bool resumed = false;
  bool suspend = false;
  bool interrupt = false;
};

/// Keys come one by one and unechoed; Ctrl-C and Ctrl-Z come as keys. One at a time. The mode before comes
/// back with the destructor, on suspend, and when SIGTERM, SIGHUP or SIGQUIT end the process.
class RawMode {
 public:
  /// Error io when `input` is no terminal.
  RawMode(int input, int output);
  ~RawMode();
  RawMode(const RawMode&) = delete;
  RawMode& operator=(const RawMode&) = delete;

  /// Readable when take_signals has something to tell.
  int signal_descriptor() const noexcept;
  Signals take_signals() noexcept;
  /// Stops the process group as Ctrl-Z does elsewhere; returns when it goes on, the mode set again.
  void suspend();
  /// Sets the mode again: whoever stopped and continued us may have changed it.
  void set_again() noexcept;
  /// How many rows of the drawing are below the cursor: a signal that ends the process leaves them standing.
  static void rows_below(std::size_t rows) noexcept;
};

}  // namespace bs::ask
