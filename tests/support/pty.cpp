#include "support/pty.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "support/child.hpp"

namespace bs::test {
namespace {

constexpr std::chrono::seconds k_patience{30};
constexpr int k_tick_milliseconds = 20;
constexpr char k_last_byte = '\x1f';  // no program writes it

winsize size_of(std::size_t rows, std::size_t columns) {
  winsize size{};
  size.ws_row = static_cast<unsigned short>(rows);
  size.ws_col = static_cast<unsigned short>(columns);
  return size;
}

void set_environment(const PtyOptions& options) {
  std::map<std::string, std::optional<std::string>> all{
      {"LC_ALL", "C.UTF-8"}, {"TERM", "xterm-256color"}, {"NO_COLOR", std::nullopt}, {"CI", std::nullopt}};
  for (const auto& [name, value] : options.environment) all[name] = value;
  for (const auto& [name, value] : all) {
    if (value) {
      setenv(name.c_str(), value->c_str(), 1);
    } else {
      unsetenv(name.c_str());
    }
  }
}

int execute(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments.front(), arguments.data());
  return 127;
}

}  // namespace

std::string keys::paste(std::string_view text) {
  return "\x1b[200~" + std::string(text) + "\x1b[201~";
}

Pty::Pty(const std::vector<std::string>& command, const PtyOptions& options)
    : screen_(options.rows, options.columns) {
  start([&] { return execute(command); }, options);
}

Pty::Pty(const std::function<int()>& work, const PtyOptions& options)
    : screen_(options.rows, options.columns) {
  start(work, options);
}

Pty::~Pty() {
  if (child_ <= 0 || status_) return;
  kill(-child_, SIGKILL);  // it leads a session, and a group of its own
  kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
}

void Pty::start(const std::function<int()>& work, const PtyOptions& options) {
  int master = -1;
  int slave = -1;
  const winsize size = size_of(options.rows, options.columns);
  if (openpty(&master, &slave, nullptr, nullptr, &size) != 0)
    throw std::runtime_error("no terminal to be had");
  master_ = Fd(master);
  slave_ = Fd(slave);
  tcgetattr(slave, &first_mode_);
  for (const int fd : {master, slave}) fcntl(fd, F_SETFD, FD_CLOEXEC);
  fcntl(master, F_SETFL, O_NONBLOCK);
  child_ = start_child([&] {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) ::signal(number, SIG_DFL);  // not Catch's
    setsid();
    ioctl(slave_.get(), TIOCSCTTY, 0);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(slave_.get(), fd);
    master_ = Fd();
    if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) return 126;
    set_environment(options);
    return work();
  });
}

void Pty::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(master_.get(), bytes.data(), bytes.size());
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {
      read_some();  // it may be waiting for us to take what it wrote
      look_for_end();
      if (status_) return;  // nobody takes them
    } else if (errno != EINTR) {
      throw std::runtime_error(std::string("cannot press keys: ") + std::strerror(errno));
    }
  }
}

void Pty::resize(std::size_t rows, std::size_t columns) {
  screen_.resize(rows, columns);
  const winsize size = size_of(rows, columns);
  ioctl(master_.get(), TIOCSWINSZ, &size);  // sends SIGWINCH
}

void Pty::signal(int number) const {
  kill(child_, number);
}

void Pty::read_some() {
  pollfd ready{master_.get(), POLLIN, 0};
  poll(&ready, 1, k_tick_milliseconds);
  std::array<char, 8192> buffer{};
  ssize_t count = 0;
  while ((count = read(master_.get(), buffer.data(), buffer.size())) > 0) {
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
    has_read_all_ = bytes.ends_with(k_last_byte);
    screen_.feed(bytes.substr(0, bytes.size() - (has_read_all_ ? 1 : 0)));
  }
}

/// The kernel hands on what was written with a delay; what we write behind it comes after it.
void Pty::read_the_rest() {
  read_some();  // makes room for one byte
  write_all(slave_.get(), std::string_view(&k_last_byte, 1));
  while (!has_read_all_) read_some();
}

void Pty::look_for_end() {
  int status = 0;
  if (status_ || waitpid(child_, &status, WNOHANG) != child_) return;
  read_the_rest();
  status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
}

bool Pty::wait_until(const std::function<bool(const Screen&)>& holds) {
  const auto end = std::chrono::steady_clock::now() + k_patience;
  while (std::chrono::steady_clock::now() < end) {
    if (holds(screen_)) return true;
    if (status_) return false;
    read_some();
    look_for_end();
  }
  return holds(screen_);
}

bool Pty::wait_for(std::string_view text) {
  return wait_until([&](const Screen& screen) { return screen.text().find(text) != std::string::npos; });
}

int Pty::wait_for_exit() {
  wait_until([&](const Screen&) { return status_.has_value(); });
  return status_.value_or(-1);
}

termios Pty::mode() const {
  termios mode{};
  tcgetattr(slave_.get(), &mode);
  return mode;
}

bool Pty::has_taken_keys() const {
  int left = 0;
  return (mode().c_lflag & ICANON) == 0 && ioctl(slave_.get(), FIONREAD, &left) == 0 && left == 0;
}

bool same_mode(const termios& a, const termios& b) {
  return a.c_lflag == b.c_lflag && a.c_iflag == b.c_iflag && a.c_oflag == b.c_oflag &&
         a.c_cc[VMIN] == b.c_cc[VMIN] && a.c_cc[VTIME] == b.c_cc[VTIME];
}

}  // namespace bs::test
