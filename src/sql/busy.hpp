#pragma once
/// Waiting for a lock that another process holds: how long to sleep, when to say so, when to give up.
#include <chrono>
#include <optional>
#include <string>

namespace bs::sql {

class BusyWait {
 public:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::seconds k_say_after{1};
  static constexpr std::chrono::seconds k_give_up_after{30};

  /// `name` is what is waited for, as the user is told.
  explicit BusyWait(std::string name) : name_(std::move(name)) {}

  struct Step {
    std::chrono::milliseconds sleep{0};
    bool say = false;  ///< now is the time for the message; once for each connection
  };
  /// What to do after the `attempt`-th try (from 0) failed; nullopt: give up.
  std::optional<Step> next(int attempt, Time now);
  std::string message() const;

  /// For sqlite3_busy_handler: waits; 0 when it gave up. `self` is a BusyWait.
  static int on_busy(void* self, int attempt) noexcept;

 private:
  std::string name_;
  Time start_{};
  bool said_ = false;
};

}  // namespace bs::sql
