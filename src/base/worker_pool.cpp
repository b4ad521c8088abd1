#include "bs/base/worker_pool.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <csignal>
#include <iterator>

#include "base/frames.hpp"
#include "bs/base/error.hpp"

namespace bs {
namespace {

using Clock = std::chrono::steady_clock;

/// A worker that dies while it is written to is seen by its closed pipe, not by our own death.
class PipeSignalIgnored {
 public:
  PipeSignalIgnored() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, &before_);
  }
  PipeSignalIgnored(const PipeSignalIgnored&) = delete;
  PipeSignalIgnored& operator=(const PipeSignalIgnored&) = delete;
  ~PipeSignalIgnored() { sigaction(SIGPIPE, &before_, nullptr); }

 private:
  struct sigaction before_ {};
};

/// Jobs that a worker has been sent and not yet begun, at most: it goes on with them while the parent is busy
/// writing.
constexpr std::size_t k_sent_ahead = 64;
/// Of what waits, one worker gets no more than this part ahead, so that all end at about the same time.
constexpr std::size_t k_share_of_waiting = 2;

/// One place of the pool: its worker, when it has one, and the jobs it was sent, of which it does the first.
struct Seat {
  std::unique_ptr<Worker> worker;
  std::deque<Job> jobs;
  std::string unsent;  ///< of the requests
  FrameReader replies;
  Clock::time_point deadline;  ///< of the first job
};

class Pool {
 public:
  Pool(unsigned workers, const WorkerLimits& limits, const Work& work, const PoolEvents& events)
      : limits_(limits), work_(work), events_(events), seats_(std::max(1u, workers)) {}

  void run() {
    for (;;) {
      assign();
      if (std::all_of(seats_.begin(), seats_.end(), [](const Seat& s) { return s.jobs.empty(); }))
        return;  // what is idle may be killed
      wait();
    }
  }

 private:
  void assign();
  std::size_t sent_ahead() const {
    const std::size_t waiting = events_.waiting ? events_.waiting() : 0;
    return std::min(k_sent_ahead, waiting / (k_share_of_waiting * seats_.size()));
  }
  std::optional<Job> take_job();
  bool start_worker(Seat& seat);
  void begin_first(Seat& seat);
  void send(Seat& seat);
  void wait();
  void serve(Seat& seat, short requests, short replies);
  void receive(Seat& seat);
  std::optional<std::string> deliver(Seat& seat);
  void fail(Seat& seat, std::string reason);
  /// Runs a piece of the parent's own work and moves the workers' deadlines by the time it took.
  template <class Function>
  void own_time(Function function) {
    const auto start = Clock::now();
    function();
    for (Seat& seat : seats_) seat.deadline += Clock::now() - start;
  }

  WorkerLimits limits_;
  const Work& work_;
  const PoolEvents& events_;
  std::vector<Seat> seats_;
  std::deque<Job> returned_;  ///< sent to a worker that died before it began them
  std::vector<char> bytes_ = std::vector<char>(262'144);
};

/// True when the seat has a worker. Without a further process the others go on alone.
bool Pool::start_worker(Seat& seat) {
  if (seat.worker) return true;
  std::vector<int> siblings;
  for (const Seat& other : seats_)
    if (other.worker) siblings.insert(siblings.end(), {other.worker->requests(), other.worker->replies()});
  try {
    seat.worker = std::make_unique<Worker>(work_, limits_, siblings);
  } catch (const Error&) {
    if (siblings.empty()) throw;
    return false;
  }
  seat.replies.clear();
  return true;
}

std::optional<Job> Pool::take_job() {
  std::optional<Job> job;
  if (returned_.empty()) {
    own_time([&] { job = events_.next(); });
  } else {
    job = std::move(returned_.front());
    returned_.pop_front();
  }
  return job;
}

void Pool::assign() {
  for (;;) {
    const auto seat = std::min_element(seats_.begin(), seats_.end(), [](const Seat& a, const Seat& b) {
      return a.jobs.size() < b.jobs.size();
    });
    if (seat->jobs.size() > sent_ahead()) return;
    auto job = take_job();
    if (!job) return;
    if (!start_worker(*seat)) {
      returned_.push_front(std::move(*job));
      seats_.erase(seat);
      continue;
    }
    append_frame(seat->unsent, job->request);
    seat->jobs.push_back(std::move(*job));
    if (seat->jobs.size() == 1) begin_first(*seat);
    send(*seat);
  }
}

void Pool::begin_first(Seat& seat) {
  if (seat.jobs.empty()) return;
  seat.deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                     std::chrono::duration<double>(limits_.wall_seconds));
  if (events_.begun) own_time([&] { events_.begun(seat.jobs.front().id); });
}

void Pool::send(Seat& seat) {
  const ssize_t n = write(seat.worker->requests(), seat.unsent.data(), seat.unsent.size());
  if (n > 0) seat.unsent.erase(0, static_cast<std::size_t>(n));
  if (n < 0 && errno != EAGAIN && errno != EINTR) seat.unsent.clear();  // it has died: its pipe tells
}

void Pool::wait() {
  std::vector<pollfd> fds;
  std::vector<Seat*> owners;
  auto nearest = Clock::time_point::max();
  for (Seat& seat : seats_) {
    if (!seat.worker) continue;
    fds.push_back({seat.worker->replies(), POLLIN, 0});
    fds.push_back({seat.unsent.empty() ? -1 : seat.worker->requests(), POLLOUT, 0});
    owners.push_back(&seat);
    if (!seat.jobs.empty()) nearest = std::min(nearest, seat.deadline);
  }
  const double left = std::chrono::duration<double, std::milli>(nearest - Clock::now()).count();
  if (poll(fds.data(), static_cast<nfds_t>(fds.size()),
           static_cast<int>(std::clamp(std::ceil(left), 0.0, 60'000.0))) < 0 &&
      errno != EINTR)
    throw Error(ErrorKind::internal, "cannot wait for the workers");
  for (std::size_t i = 0; i < owners.size(); ++i)
    serve(*owners[i], fds[2 * i + 1].revents, fds[2 * i].revents);
  const auto now = Clock::now();
  for (Seat& seat : seats_)
    if (!seat.jobs.empty() && seat.deadline <= now)
      fail(seat, fmt::format("took more than {:g} s", limits_.wall_seconds));
}

void Pool::serve(Seat& seat, short requests, short replies) {
  if (requests != 0) send(seat);
  if (replies != 0) receive(seat);
}

void Pool::receive(Seat& seat) {
  const ssize_t n = read(seat.worker->replies(), bytes_.data(), bytes_.size());
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (n <= 0) return fail(seat, "");
  seat.replies.feed({bytes_.data(), static_cast<std::size_t>(n)});
  std::optional<std::string> fault;
  own_time([&] { fault = deliver(seat); });
  if (fault) fail(seat, *fault);
}

/// Hands on what has arrived whole; the fault when it makes no sense. What `ended` throws is the parent's own
/// trouble and goes up.
std::optional<std::string> Pool::deliver(Seat& seat) {
  for (;;) {
    try {
      const auto payload = seat.replies.next();
      if (!payload) return std::nullopt;
      if (seat.jobs.empty())
        throw Error(ErrorKind::internal, "its reader sent an answer that makes no sense");
      if (!payload->empty()) {
        events_.message(seat.jobs.front().id, *payload);
        continue;
      }
    } catch (const Error& error) {
      return error.message();
    }
    const std::size_t id = seat.jobs.front().id;
    seat.jobs.pop_front();
    begin_first(seat);
    events_.ended(id, std::nullopt);
  }
}

/// Ends the worker; an empty reason is the one that the system gives.
void Pool::fail(Seat& seat, std::string reason) {
  std::string system = seat.worker->end();
  seat.worker.reset();
  seat.replies.clear();
  seat.unsent.clear();
  if (seat.jobs.empty()) return;
  const std::size_t id = seat.jobs.front().id;
  seat.jobs.pop_front();
  std::move(seat.jobs.rbegin(), seat.jobs.rend(), std::front_inserter(returned_));
  seat.jobs.clear();
  own_time([&] { events_.ended(id, reason.empty() ? std::move(system) : std::move(reason)); });
}

}  // namespace

void run_pool(unsigned workers, const WorkerLimits& limits, const Work& work, const PoolEvents& events) {
  const PipeSignalIgnored ignored;
  Pool(workers, limits, work, events).run();
}

}  // namespace bs
