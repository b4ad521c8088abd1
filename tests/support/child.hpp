#pragma once
// Runs a piece of a test in a forked process: to drop rights, to change limits, to be many at once.
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <vector>

namespace bs::test {

constexpr int k_nobody = 65534;  // a user and group without rights

/// Without the rights of root, so that permissions count. False when that cannot be had.
inline bool become_nobody() {
  return geteuid() != 0 || (setgid(k_nobody) == 0 && setuid(k_nobody) == 0);
}

/// Starts `work`; its value is the exit status, 250 when it throws. Catch's assertions must not be used
/// inside.
inline pid_t start_child(const std::function<int()>& work) {
  const pid_t child = fork();
  if (child != 0) return child;
  int status = 250;
  try {
    status = work();
  } catch (...) {
  }
  _exit(status);
}

/// The exit status, or 256 + the signal that killed it.
inline int wait_for_child(pid_t child) {
  int status = 0;
  if (waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
}

inline int run_child(const std::function<int()>& work) {
  return wait_for_child(start_child(work));
}

}  // namespace bs::test
