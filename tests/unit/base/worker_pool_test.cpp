#include "bs/base/worker_pool.hpp"

#include <dirent.h>
#include <unistd.h>

#include <csignal>
#include <set>

#include "bs/base/error.hpp"

using namespace bs;

namespace {

/// Runs the requests and returns, by id, the messages joined and the reason it failed for (after "!").
std::map<std::size_t, std::string> answers(const std::vector<std::string>& requests, const Work& work,
                                           unsigned workers = 2, const WorkerLimits& limits = {}) {
  std::map<std::size_t, std::string> seen;
  std::size_t next = 0;
  PoolEvents events;
  events.next = [&]() -> std::optional<Job> {
    if (next == requests.size()) return std::nullopt;
    const std::size_t id = next++;
    return Job{id, requests[id]};
  };
  events.waiting = [&] { return requests.size() - next; };
  std::set<std::size_t> begun;
  events.begun = [&](std::size_t id) { begun.insert(id); };
  events.message = [&](std::size_t id, std::string_view payload) {
    CHECK(begun.count(id) == 1);
    if (payload == "nonsense") throw Error(ErrorKind::internal, "makes no sense");
    seen[id] += payload;
  };
  events.ended = [&](std::size_t id, const std::optional<std::string>& reason) {
    seen[id] += reason ? "!" + *reason : ".";
  };
  run_pool(workers, limits, work, events);
  return seen;
}

/// Does what the request says.
void obey(std::string_view request, const Send& send) {
  if (request == "segv") std::raise(SIGSEGV);
  if (request == "bus") std::raise(SIGBUS);
  if (request == "kill") std::raise(SIGKILL);
  if (request == "exit") _exit(7);
  if (request == "throw") throw 1;
  if (request == "hang") pause();
  if (request == "half") {
    const Send& half = send;
    half("half");
    _exit(0);
  }
  send(request);
}

std::size_t open_descriptors() {
  std::size_t count = 0;
  DIR* folder = opendir("/proc/self/fd");
  while (folder != nullptr && readdir(folder) != nullptr) ++count;
  if (folder != nullptr) closedir(folder);
  return count;
}

}  // namespace

TEST_CASE("every request is answered once, by any number of workers") {
  std::vector<std::string> requests;
  for (int i = 0; i < 50; ++i) requests.push_back("r" + std::to_string(i));
  for (const unsigned workers : {0u, 1u, 3u, 80u}) {
    const auto seen = answers(requests, obey, workers);
    REQUIRE(seen.size() == 50);
    for (std::size_t i = 0; i < 50; ++i) CHECK(seen.at(i) == requests[i] + ".");
  }
  CHECK(answers({}, obey).empty());
}

TEST_CASE("a worker that dies costs its request alone and is replaced") {
  const auto seen = answers({"a", "segv", "bus", "kill", "exit", "throw", "half", "b"}, obey, 1);
  CHECK(seen.at(0) == "a.");
  CHECK(seen.at(1) == "!crashed its reader (SIGSEGV)");
  CHECK(seen.at(2) == "!crashed its reader (SIGBUS): a file of it is cut short, or its disk fails");
  CHECK(seen.at(3) == "!its reader was killed (SIGKILL), perhaps for want of memory");
  CHECK(seen.at(4) == "!its reader ended early with status 7");
  CHECK(seen.at(5) == "!its reader ended early with status 1");
  CHECK(seen.at(6) == "half!its reader ended early with status 0");
  CHECK(seen.at(7) == "b.");
}

TEST_CASE("a worker that hangs is stopped by the clock while the others go on") {
  WorkerLimits limits;
  limits.wall_seconds = 0.2;
  const auto seen = answers({"hang", "a", "b", "c"}, obey, 2, limits);
  CHECK(seen.at(0) == "!took more than 0.2 s");
  CHECK(seen.at(1) + seen.at(2) + seen.at(3) == "a.b.c.");
}

TEST_CASE("what was sent ahead to a worker that died is done by another") {
  WorkerLimits limits;
  limits.wall_seconds = 0.2;
  std::vector<std::string> requests(40, "a");
  requests[2] = "segv";
  requests[5] = "hang";
  requests[30] = "nonsense";
  for (const unsigned workers : {1u, 2u, 3u}) {
    const auto seen = answers(requests, obey, workers, limits);
    REQUIRE(seen.size() == requests.size());
    CHECK(seen.at(2) == "!crashed its reader (SIGSEGV)");
    CHECK(seen.at(5) == "!took more than 0.2 s");
    CHECK(seen.at(30) == "!makes no sense");
    for (const auto& [id, answer] : seen)
      if (id != 2 && id != 5 && id != 30) CHECK(answer == "a.");
  }
}

TEST_CASE("a request that was sent ahead is timed from when it is begun") {
  WorkerLimits limits;
  limits.wall_seconds = 0.5;
  const Work slow = [](std::string_view request, const Send& send) {
    usleep(100'000);
    send(request);
  };
  for (const auto& [id, answer] : answers(std::vector<std::string>(12, "a"), slow, 1, limits))
    CHECK(answer == "a.");
}

TEST_CASE("processor time is limited by request") {
  WorkerLimits limits;
  limits.cpu_seconds = 1;
  const Work burn = [](std::string_view request, const Send& send) {
    volatile unsigned turns = 0;
    while (request == "burn") turns = turns + 1;
    send(request);
  };
  const auto seen = answers({"burn", "a"}, burn, 1, limits);
  CHECK(seen.at(0) == "!used more than 1 s of processor time");
  CHECK(seen.at(1) == "a.");
}

TEST_CASE("an answer that makes no sense ends the worker") {
  const auto seen = answers({"nonsense", "a"}, obey, 1);
  CHECK(seen.at(0) == "!makes no sense");
  CHECK(seen.at(1) == "a.");
}

TEST_CASE("what a worker says after its answer is its death") {
  const Work chatty = [](std::string_view request, const Send& send) {
    send(request);
    send({});
    if (request == "chatty") send("more");
    if (request == "chatty") pause();
  };
  // The pool's own end of message follows as a second one, to which no request belongs.
  const auto seen = answers({"a"}, chatty, 1);
  CHECK(seen.at(0) == "a.");
}

TEST_CASE("large requests and answers pass each other without a deadlock") {
  const std::string large(3'000'000, 'x');
  const Work echo = [](std::string_view request, const Send& send) {
    for (int i = 0; i < 3; ++i) send(request);
  };
  const auto seen = answers({large, large, large}, echo, 2);
  for (const auto& [id, answer] : seen) CHECK(answer.size() == 3 * large.size() + 1);
}

TEST_CASE("the parent's own time does not count against a worker") {
  WorkerLimits limits;
  limits.wall_seconds = 0.3;
  std::size_t next = 0, whole = 0;
  PoolEvents events;
  events.next = [&]() -> std::optional<Job> {
    return next < 4 ? std::optional(Job{next++, "x"}) : std::nullopt;
  };
  events.message = [](std::size_t, std::string_view) {};
  events.ended = [&](std::size_t, const std::optional<std::string>& reason) {
    CHECK_FALSE(reason);
    ++whole;
    usleep(400'000);
  };
  run_pool(
      2, limits,
      [](std::string_view, const Send& send) {
        usleep(50'000);
        send("y");
      },
      events);
  CHECK(whole == 4);
}

TEST_CASE("the parent's own errors end the pool and leave nothing behind") {
  const std::size_t before = open_descriptors();
  PoolEvents events;
  events.next = [] { return std::optional(Job{0, "x"}); };
  events.message = [](std::size_t, std::string_view) {};
  events.ended = [](std::size_t, const std::optional<std::string>&) {
    throw Error(ErrorKind::io, "disk full");
  };
  CHECK_THROWS_AS(run_pool(3, {}, obey, events), Error);
  CHECK(open_descriptors() == before);
}
