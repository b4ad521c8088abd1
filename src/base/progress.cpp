#include <unistd.h>

#include "bs/base/os.hpp"
#include "bs/base/terminal.hpp"
#include "bs/base/text.hpp"

namespace bs {

using SteadyTime = std::chrono::steady_clock::time_point;

struct Progress::State {
  std::string verb;
  std::size_t width;
  bool unicode;
  SteadyTime start = std::chrono::steady_clock::now();
  SteadyTime next = start + std::chrono::milliseconds(300);
  bool drawn = false;
};

Progress::Progress(const Terminal& terminal, std::string verb) {
  if (!terminal.err_is_tty || terminal.is_ci) return;
  state_ = std::make_unique<State>();
  state_->verb = std::move(verb);
  state_->width = terminal.width;
  state_->unicode = terminal.unicode;
}

Progress::~Progress() {
  finish();
}

void Progress::update(std::size_t done, std::size_t total, std::string_view current) {
  if (!state_) return;
  const SteadyTime now = std::chrono::steady_clock::now();
  if (now < state_->next) return;
  state_->next = now + std::chrono::milliseconds(100);
  state_->drawn = true;
  const auto elapsed = std::chrono::duration_cast<std::chrono::seconds>(now - state_->start).count();
  const std::string head = fmt::format("{} {}/{} ", state_->verb, done, total);
  const std::string tail = fmt::format(" {} s", elapsed);
  // One column stays free: a full line would wrap, and could then not be erased.
  const std::size_t taken = display_width(head) + tail.size() + 1;
  const std::size_t room = state_->width > taken ? state_->width - taken : 0;
  const std::string line = head + fit(shown(current), room, state_->unicode) + tail;
  write_all(STDERR_FILENO, "\r\x1b[K" + fit(line, state_->width - 1, state_->unicode));
}

void Progress::finish() {
  if (state_ && state_->drawn) write_all(STDERR_FILENO, "\r\x1b[K");
  state_.reset();
}

}  // namespace bs
