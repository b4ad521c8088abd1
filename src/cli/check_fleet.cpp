#include "cli/check_fleet.hpp"

#include <charconv>
#include <new>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/worker_pool.hpp"
#include "bs/sql/database.hpp"
#include "cli/check_tags.hpp"

namespace bs::cli {
namespace {

/// An answer travels in pieces: a message has a bound, and a repository may have very many findings.
constexpr std::size_t k_piece = 8u << 20;
/// More than a worker could hold: it has been taken over.
constexpr std::size_t k_longest_answer = std::size_t{1} << 30;

struct Common {
  Context& context;
  const OutcomeKeeper& keeper;
  const std::vector<CheckTarget>& targets;
  const CheckPolicy* policy;  ///< of all repositories, or nullptr
};

std::size_t target_number(std::string_view request, std::size_t count) {
  std::size_t number = count;
  std::from_chars(request.data(), request.data() + request.size(), number);
  if (number >= count) throw Error(ErrorKind::internal, "a worker was asked for a target that there is not");
  return number;
}

/// What one worker does. Its session, and with it every connection to a database, is made after the fork.
class TargetWork {
 public:
  explicit TargetWork(const Common& common) : common_(common) {}

  void operator()(std::string_view request, const Send& send) {
    const auto bytes = encode(answer(target_number(request, common_.targets.size())));
    for (std::size_t at = 0; at < bytes.size(); at += k_piece)
      send(std::string_view(bytes).substr(at, k_piece));
  }

 private:
  CheckAnswer answer(std::size_t number) {
    CheckAnswer failed;
    try {
      if (!session_)
        session_ =
            std::make_unique<CheckSession>(common_.context, std::vector<std::string>{}, common_.policy);
      auto found = answer_for(*session_, common_.keeper, common_.targets[number]);
      session_->keep_facts();  // a worker may be killed by the next repository
      if (common_.policy != nullptr) {
        found.checks.clear();  // the parent has them
        found.tags.clear();
      }
      return found;
    } catch (const std::bad_alloc&) {
      failed.error =
          Error(ErrorKind::unreadable, "needs more memory than the 2 GiB that checking it may take");
    } catch (const Error& error) {
      failed.error = error;
      failed.is_catalog_damaged = sql::is_corruption(error);
    }
    return failed;
  }

  Common common_;
  std::unique_ptr<CheckSession> session_;
};

/// The parent's side: hands out targets in their order, puts answers together.
class Fleet {
 public:
  explicit Fleet(const Common& common)
      : common_(common),
        progress_(common.context.terminal(), "checking"),
        answers_(common.targets.size()),
        bytes_(common.targets.size()) {}

  std::vector<CheckAnswer> run(const WorkerLimits& limits) {
    PoolEvents events;
    // One at a time: a check takes much longer than the way of its request.
    events.next = [this] { return next(); };
    events.begun = [this](std::size_t id) {
      progress_.update(done_, answers_.size(), common_.targets[id].path.filename().string());
    };
    events.message = [this](std::size_t id, std::string_view payload) {
      if (payload.size() > k_longest_answer - bytes_[id].size())
        throw Error(ErrorKind::internal, "its reader sent an answer that makes no sense");
      bytes_[id] += payload;
    };
    events.ended = [this](std::size_t id, const std::optional<std::string>& reason) { ended(id, reason); };
    auto work = std::make_shared<TargetWork>(common_);
    run_pool(
        processor_count(), limits,
        [work](std::string_view request, const Send& send) { (*work)(request, send); }, events);
    progress_.finish();
    return std::move(answers_);
  }

 private:
  std::optional<Job> next() {
    if (stopped_ || next_ == answers_.size()) return std::nullopt;
    const auto id = next_++;
    return Job{id, std::to_string(id)};
  }

  void ended(std::size_t id, const std::optional<std::string>& reason) {
    ++done_;
    auto& answer = answers_[id];
    const auto bytes = std::exchange(bytes_[id], {});
    try {
      if (reason) throw Error(ErrorKind::unreadable, *reason);
      answer = decode_check_answer(bytes);
    } catch (const Error& error) {
      answer = {};
      answer.error = Error(ErrorKind::unreadable, error.message());
    }
    // What is wrong with the command line or the policy is wrong for all. Targets before this one have begun.
    if (answer.error && exit_status(answer.error->kind()) == 2) stopped_ = true;
    if (answer.is_catalog_damaged) stopped_ = true;
  }

  Common common_;
  Progress progress_;
  std::vector<CheckAnswer> answers_;
  std::vector<std::string> bytes_;  ///< of answers that are not whole yet
  std::size_t next_ = 0, done_ = 0;
  bool stopped_ = false;
};

std::vector<CheckAnswer> only_answer(const Common& common) {
  Progress progress(common.context.terminal(), "checking");
  progress.update(0, 1, common.targets.front().path.filename().string());
  CheckSession session(common.context, {}, common.policy);
  std::vector<CheckAnswer> answers;
  answers.push_back(answer_for(session, common.keeper, common.targets.front()));
  progress.finish();
  return answers;
}

}  // namespace

std::vector<CheckAnswer> check_targets_apart(Context& context, const OutcomeKeeper& keeper,
                                             const std::vector<CheckTarget>& targets,
                                             const WorkerLimits& limits) {
  if (targets.empty()) return {};
  if (targets.size() == 1) return only_answer({context, keeper, targets, nullptr});
  context.workspace();
  const auto policy = policy_of_all(context);
  context.close_catalog();
  auto answers = Fleet({context, keeper, targets, policy ? &*policy : nullptr}).run(limits);
  for (auto& answer : answers) {
    if (!answer.is_catalog_damaged) continue;
    context.stored_catalog();  // to be moved aside
    sql::throw_corruption(answer.error->message());
  }
  if (policy) {
    for (auto& answer : answers) {
      if (answer.error) continue;
      answer.checks = policy->policy.checks;
      answer.tags = check_tags(policy->policy);
      break;  // a report takes those of the first
    }
  }
  return answers;
}

}  // namespace bs::cli
