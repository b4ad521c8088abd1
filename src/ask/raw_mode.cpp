#include "ask/raw_mode.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"

namespace bs::ask {
namespace {

constexpr std::string_view k_enter = "\x1b[?2004h";           // pastes come in brackets
constexpr std::string_view k_leave = "\x1b[?2004l\x1b[?25h";  // and the cursor is seen

constexpr std::array k_told = {SIGWINCH, SIGCONT, SIGTSTP, SIGINT};
constexpr std::array k_fatal = {SIGTERM, SIGHUP, SIGQUIT};

/// What a handler needs; a handler can be given nothing else.
struct Held {
  int input = -1;
  int output = -1;
  termios before{};
  termios raw{};
  volatile std::sig_atomic_t is_raw = 0;
  volatile std::sig_atomic_t rows_below = 0;
  std::array<int, 2> pipe{-1, -1};
  std::array<struct sigaction, k_told.size()> told_before{};
  std::array<struct sigaction, k_fatal.size()> fatal_before{};
};
Held held;

/// A signal may end the process between any two calls: the mode counts as changed before it is, and until it
/// is back.
void leave_raw() noexcept {
  if (held.is_raw == 0) return;
  write_all(held.output, k_leave);
  tcsetattr(held.input, TCSADRAIN, &held.before);
  held.is_raw = 0;
}

void enter_raw() noexcept {
  held.is_raw = 1;
  tcsetattr(held.input, TCSADRAIN, &held.raw);
  write_all(held.output, k_enter);
}

extern "C" void bs_ask_tell(int signal) {
  const int saved = errno;
  const char byte = static_cast<char>(signal);
  // A full pipe has told enough already.
  [[maybe_unused]] const auto ignored = write(held.pipe[1], &byte, 1);
  errno = saved;
}

extern "C" void bs_ask_end(int signal) {
  const int saved = errno;
  // In the background the mode is another's, and setting it would stop us.
  if (held.is_raw != 0 && tcgetpgrp(held.input) == getpgrp()) {
    for (auto row = held.rows_below; row >= 0; row = row - 1) write_all(held.output, "\r\n");
    leave_raw();
  }
  for (std::size_t i = 0; i < k_fatal.size(); ++i)
    if (k_fatal[i] == signal) sigaction(signal, &held.fatal_before[i], nullptr);
  raise(signal);  // delivered when this handler returns
  errno = saved;
}

/// What was ignored (nohup) stays so.
void handle(int signal, void (*handler)(int), struct sigaction& before) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  sigaction(signal, nullptr, &before);
  if (before.sa_handler != SIG_IGN || signal == SIGWINCH || signal == SIGCONT)
    sigaction(signal, &action, nullptr);
}

void make_pipe() {
  if (held.pipe[0] >= 0) return;  // kept for the process's life
  if (pipe(held.pipe.data()) != 0) throw Error(ErrorKind::io, "cannot ask: no pipe can be made");
  for (const int fd : held.pipe) {
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    fcntl(fd, F_SETFL, O_NONBLOCK);
  }
}

termios made_raw(termios mode) {
  mode.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | IEXTEN | ISIG);
  mode.c_iflag &= ~static_cast<tcflag_t>(IXON | ICRNL | INLCR | IGNCR | ISTRIP | BRKINT | PARMRK);
  mode.c_cc[VMIN] = 1;
  mode.c_cc[VTIME] = 0;
  return mode;
}

}  // namespace

RawMode::RawMode(int input, int output) {
  if (tcgetattr(input, &held.before) != 0) throw Error(ErrorKind::io, "cannot ask: the input is no terminal");
  make_pipe();
  held.input = input;
  held.output = output;
  held.raw = made_raw(held.before);
  held.rows_below = 0;
  for (std::size_t i = 0; i < k_told.size(); ++i) handle(k_told[i], bs_ask_tell, held.told_before[i]);
  for (std::size_t i = 0; i < k_fatal.size(); ++i) handle(k_fatal[i], bs_ask_end, held.fatal_before[i]);
  enter_raw();
}

RawMode::~RawMode() {
  leave_raw();
  for (std::size_t i = 0; i < k_told.size(); ++i) sigaction(k_told[i], &held.told_before[i], nullptr);
  for (std::size_t i = 0; i < k_fatal.size(); ++i) sigaction(k_fatal[i], &held.fatal_before[i], nullptr);
  take_signals();
}

int RawMode::signal_descriptor() const noexcept {
  return held.pipe[0];
}

Signals RawMode::take_signals() noexcept {
  Signals signals;
  char byte = 0;
  while (read(held.pipe[0], &byte, 1) == 1) {
    signals.resized |= byte == SIGWINCH;
    signals.resumed |= byte == SIGCONT;
    signals.suspend |= byte == SIGTSTP;
    signals.interrupt |= byte == SIGINT;
  }
  return signals;
}

void RawMode::suspend() {
  // Whoever started us without job control could not continue us.
  const auto at = std::find(k_told.begin(), k_told.end(), SIGTSTP) - k_told.begin();
  if (held.told_before[static_cast<std::size_t>(at)].sa_handler == SIG_IGN) return;
  leave_raw();
  struct sigaction ours {};
  struct sigaction stop {};
  stop.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &stop, &ours);
  kill(0, SIGTSTP);  // the whole job, as the terminal does; comes back when it is continued
  sigaction(SIGTSTP, &ours, nullptr);
  tcgetattr(held.input, &held.before);  // the shell may have another idea of it now
  held.raw = made_raw(held.before);
  enter_raw();
  take_signals();
}

void RawMode::set_again() noexcept {
  enter_raw();
}

void RawMode::rows_below(std::size_t rows) noexcept {
  held.rows_below = static_cast<std::sig_atomic_t>(rows);
}

}  // namespace bs::ask
