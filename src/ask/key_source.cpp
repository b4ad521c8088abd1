#include "ask/key_source.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace bs::ask {
namespace {

constexpr int k_escape_milliseconds = 50;   // a terminal sends a sequence at once; a finger is slower
constexpr int k_paste_milliseconds = 2000;  // a paste whose end was lost must not swallow Ctrl-C for ever

int patience_for(const KeyDecoder& decoder) {
  if (decoder.is_in_paste()) return k_paste_milliseconds;
  return decoder.is_undecided() ? k_escape_milliseconds : -1;
}

std::optional<Event> event_of(const Signals& signals) {
  if (signals.interrupt) return Event{Event::Kind::interrupt, {}};
  if (signals.suspend) return Event{Event::Kind::suspend, {}};
  if (signals.resumed) return Event{Event::Kind::resumed, {}};
  if (signals.resized) return Event{Event::Kind::resized, {}};
  return std::nullopt;
}

}  // namespace

Event KeySource::next(RawMode& mode) {
  for (;;) {
    if (auto key = decoder_.next()) return {Event::Kind::key, std::move(*key)};
    std::array<pollfd, 2> ready{pollfd{input_, POLLIN, 0}, pollfd{mode.signal_descriptor(), POLLIN, 0}};
    const int count = poll(ready.data(), ready.size(), patience_for(decoder_));
    if (count < 0 && errno != EINTR && errno != EAGAIN) return {};
    if (count == 0) decoder_.time_out();
    if (count <= 0) continue;
    if (ready[1].revents != 0)
      if (auto event = event_of(mode.take_signals())) return *event;
    if (ready[0].revents != 0 && !read_some()) return {};
  }
}

bool KeySource::read_some() {
  std::array<char, 4096> buffer{};
  const ssize_t count = read(input_, buffer.data(), buffer.size());
  if (count > 0) decoder_.feed({buffer.data(), static_cast<std::size_t>(count)});
  return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

}  // namespace bs::ask
