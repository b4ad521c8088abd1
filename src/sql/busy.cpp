#include "sql/busy.hpp"

#include <unistd.h>

#include <thread>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"

namespace bs::sql {

std::optional<BusyWait::Step> BusyWait::next(int attempt, Time now) {
  // Short at first, since a transaction is short; never long, so that a waiting process gets its turn among
  // many.
  constexpr std::array<int, 6> k_sleeps = {1, 1, 2, 5, 10, 15};
  if (attempt == 0) start_ = now;
  const auto waited = now - start_;
  if (waited >= k_give_up_after) return std::nullopt;
  Step step;
  step.sleep =
      std::chrono::milliseconds(k_sleeps[std::min<std::size_t>(static_cast<std::size_t>(attempt), 5)]);
  step.say = waited >= k_say_after && !said_;
  said_ = said_ || step.say;
  return step;
}

std::string BusyWait::message() const {
  return fmt::format("bs: waiting for another process that writes {} (at most {} s)\n", shown(name_),
                     k_give_up_after.count());
}

int BusyWait::on_busy(void* self, int attempt) noexcept {
  auto& wait = *static_cast<BusyWait*>(self);
  const auto step = wait.next(attempt, std::chrono::steady_clock::now());
  if (!step) return 0;
  try {
    if (step->say) write_all(STDERR_FILENO, wait.message());
  } catch (...) {
    // No memory for a message: waiting still works.
  }
  std::this_thread::sleep_for(step->sleep);
  return 1;
}

}  // namespace bs::sql
