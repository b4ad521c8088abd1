#pragma once
/// Feeds a few workers a stream of requests and hands their answers on as they come. One that dies, or takes
/// too long, is replaced; the request it had is told as failed, never lost.
#include <deque>
#include <optional>

#include "bs/base/worker.hpp"

namespace bs {

struct Job {
  std::size_t id = 0;
  std::string request;
};

/// All are called in the parent, one at a time. Their own time does not count against a worker.
struct PoolEvents {
  /// The next request, or nullopt when there is none now; asked again after every `ended`.
  std::function<std::optional<Job>()> next;
  /// How many more `next` will give, roughly: of many, some are sent ahead. May be empty.
  std::function<std::size_t()> waiting;
  /// A worker does this one from now on; its time counts. May be empty.
  std::function<void(std::size_t id)> begun;
  /// One message of the answer. What it throws as Error makes the worker untrusted: it is killed, `ended`
  /// gets the message.
  std::function<void(std::size_t id, std::string_view payload)> message;
  /// The answer is whole (nullopt), or the worker died, with the reason.
  std::function<void(std::size_t id, const std::optional<std::string>& reason)> ended;
};

/// Returns when nothing runs and `next` gives nothing. Error io when not a single worker can be started.
void run_pool(unsigned workers, const WorkerLimits& limits, const Work& work, const PoolEvents& events);

}  // namespace bs
