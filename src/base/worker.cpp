#include "bs/base/worker.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

#include "base/frames.hpp"
#include "bs/base/error.hpp"

namespace bs {
namespace {

/// A worker whose parent was killed while it hangs would stay for ever; the parent's own clock is stricter.
constexpr unsigned k_orphan_seconds = 900;
constexpr int k_reply_pipe_bytes = 1 << 20;  // what Linux allows everyone

struct Pipe {
  Fd read, write;
};

Pipe open_pipe() {
  int ends[2];
  if (pipe(ends) != 0)
    throw Error(ErrorKind::io, fmt::format("cannot open a pipe: {}", std::generic_category().message(errno)));
  return {Fd(ends[0]), Fd(ends[1])};
}

/// A worker whose answer fits goes on while the parent is busy. Where the system allows no more, 64 KiB do.
void enlarge(const Fd& pipe) {
#ifdef F_SETPIPE_SZ
  fcntl(pipe.get(), F_SETPIPE_SZ, k_reply_pipe_bytes);
#else
  static_cast<void>(pipe);
#endif
}

void set_nonblocking(const Fd& fd) {
  fcntl(fd.get(), F_SETFL, fcntl(fd.get(), F_GETFL) | O_NONBLOCK);
}

/// The processor time is limited by request, not by process: the limit moves along.
void limit_request(const WorkerLimits& limits) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = static_cast<std::uint64_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1);
  limit_this_process({.address_space = 0, .cpu_seconds = seconds + limits.cpu_seconds});
  alarm(k_orphan_seconds);
}

/// Reads one message, blocking; false when the parent has closed the pipe.
bool read_request(int fd, FrameReader& reader, std::string& request) {
  char bytes[65536];
  for (;;) {
    if (const auto frame = reader.next()) {
      request = *frame;
      return true;
    }
    const ssize_t n = read(fd, bytes, sizeof bytes);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    reader.feed({bytes, static_cast<std::size_t>(n)});
  }
}

/// The child's life. An empty message ends the answer to a request.
void serve(int requests, int replies, const Work& work, const WorkerLimits& limits) {
  limit_this_process({.address_space = limits.address_space, .cpu_seconds = 0});
  const Send send = [replies](std::string_view payload) {
    // Two writes, so that a large payload is not copied once more.
    if (!write_all(replies, frame_head(payload)) || !write_all(replies, payload))
      _exit(0);  // nobody listens any more
  };
  FrameReader reader;
  std::string request;
  while (read_request(requests, reader, request)) {
    limit_request(limits);
    work(request, send);
    send({});
    alarm(0);
  }
}

/// What the program may have set up for itself must not keep a worker alive.
void reset_signals() {
  for (const int number :
       {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGALRM, SIGXCPU, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
    std::signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

std::string signal_reason(int number, std::uint64_t cpu_seconds) {
  switch (number) {
    case SIGXCPU:
      return fmt::format("used more than {} s of processor time", cpu_seconds);
    case SIGBUS:
      return "crashed its reader (SIGBUS): a file of it is cut short, or its disk fails";
    case SIGSEGV:
      return "crashed its reader (SIGSEGV)";
    case SIGABRT:
      return "crashed its reader (SIGABRT)";
    case SIGFPE:
      return "crashed its reader (SIGFPE)";
    case SIGILL:
      return "crashed its reader (SIGILL)";
    case SIGKILL:
      return "its reader was killed (SIGKILL), perhaps for want of memory";
    default:
      return fmt::format("its reader was stopped by signal {}", number);
  }
}

}  // namespace

Worker::Worker(const Work& work, const WorkerLimits& limits, const std::vector<int>& siblings)
    : cpu_seconds_(limits.cpu_seconds) {
  Pipe to_child = open_pipe();
  Pipe to_parent = open_pipe();
  enlarge(to_parent.write);
  pid_ = fork();
  if (pid_ < 0)
    throw Error(ErrorKind::io,
                fmt::format("cannot start a process: {}", std::generic_category().message(errno)));
  if (pid_ == 0) {
    reset_signals();
    for (const int fd : siblings) close(fd);
    to_child.write = Fd();
    to_parent.read = Fd();
    int status = 1;
    try {
      serve(to_child.read.get(), to_parent.write.get(), work, limits);
      status = 0;
    } catch (...) {  // the parent sees the status
    }
    _exit(status);  // no destructors: they would act on what is the parent's
  }
  requests_ = std::move(to_child.write);
  replies_ = std::move(to_parent.read);
  set_nonblocking(requests_);
  set_nonblocking(replies_);
}

Worker::~Worker() {
  if (pid_ > 0) end();
}

std::string Worker::end() {
  int status = 0;
  requests_ = Fd();
  pid_t ended = waitpid(pid_, &status, WNOHANG);
  if (ended == 0) {
    kill(pid_, SIGKILL);
    while ((ended = waitpid(pid_, &status, 0)) < 0 && errno == EINTR) {
    }
  }
  pid_ = -1;
  replies_ = Fd();
  if (ended < 0) return "its reader has gone";
  if (WIFSIGNALED(status)) return signal_reason(WTERMSIG(status), cpu_seconds_);
  return fmt::format("its reader ended early with status {}", WEXITSTATUS(status));
}

}  // namespace bs
