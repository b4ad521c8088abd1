#pragma once
/// A worker: a forked process that reads repositories one after another under limits (reliability.md §1), so
/// that a pack cut short under its map, a hang or a loop costs one repository and not the scan.
#include <sys/types.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/os.hpp"

namespace bs {

struct WorkerLimits {
  double wall_seconds = 30;                ///< a request
  std::uint64_t cpu_seconds = 60;          ///< a request
  std::uint64_t address_space = 2u << 30;  ///< bytes, the process
};

/// A longer message is refused: the sender has been taken over. Senders keep theirs far below.
constexpr std::size_t k_max_frame = 64u << 20;

/// Sends one message to the parent.
using Send = std::function<void(std::string_view payload)>;
/// What a worker does with one request. What it throws ends the process.
using Work = std::function<void(std::string_view request, const Send& send)>;

class Worker {
 public:
  /// Forks. This process must have no second thread. `siblings` are the descriptors of other workers, closed
  /// in the child, which would else keep their pipes open. Error io when the system gives no further process
  /// or pipe.
  Worker(const Work& work, const WorkerLimits& limits, const std::vector<int>& siblings);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();  ///< kills it

  int requests() const { return requests_.get(); }  ///< written to without blocking
  int replies() const { return replies_.get(); }    ///< read from without blocking

  /// Why it has ended, in a user's words, after killing it where it still runs.
  std::string end();

 private:
  Fd requests_;
  Fd replies_;
  pid_t pid_ = -1;
  std::uint64_t cpu_seconds_;
};

}  // namespace bs
