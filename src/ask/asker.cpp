#include <unistd.h>

#include "ask/canvas.hpp"
#include "ask/key_source.hpp"
#include "ask/prompt.hpp"
#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

/// The text of a question that one key answers, wrapped, and behind it the key once it was pressed.
Frame key_frame(const Look& look, std::string_view text, char pressed) {
  Frame frame;
  for (const std::string_view line : split_lines(text)) {
    const std::string safe = look.safe(line);
    if (display_width(safe) + 2 <= look.width) {
      frame.rows.emplace_back().add(safe);
    } else {
      for (const std::string& part : wrap(safe, look.width - 2)) frame.rows.emplace_back().add(part);
    }
  }
  if (frame.rows.empty()) frame.rows.emplace_back();
  if (!text.ends_with(' ')) frame.rows.back().add(" ");
  frame.put_cursor();
  if (pressed > ' ') frame.rows.back().add(std::string(1, pressed));
  return frame;
}

}  // namespace

struct Asker::State {
  State(int input_fd, int output_fd, const Terminal& terminal)
      : input(input_fd), output(output_fd), keys(input_fd), canvas(output_fd, terminal) {}

  /// Shows what `view` gives and hands keys to `take` until it knows the outcome.
  Outcome run(const std::function<Frame(const Look&)>& view,
              const std::function<std::optional<Outcome>(const Key&)>& take);
  void suspend(RawMode& mode);

  int input;
  int output;
  KeySource keys;
  Canvas canvas;
  std::vector<std::string> asked;  // what the lines above are about, the newest last
};

void Asker::State::suspend(RawMode& mode) {
  canvas.step_below();
  asked.clear();
  mode.suspend();
}

Outcome Asker::State::run(const std::function<Frame(const Look&)>& view,
                          const std::function<std::optional<Outcome>(const Key&)>& take) {
  RawMode mode(input, output);
  for (;;) {
    if (!keys.has_key()) {
      const Look look = canvas.look();
      canvas.draw(view(look), look);
    }
    const Event event = keys.next(mode);
    switch (event.kind) {
      case Event::Kind::ended:
      case Event::Kind::interrupt:
        return Outcome::cancelled;
      case Event::Kind::suspend:
        suspend(mode);
        break;
      case Event::Kind::resumed:
        mode.set_again();
        canvas.start_anew();
        asked.clear();
        break;
      case Event::Kind::resized:
        break;
      case Event::Kind::key:
        if (event.key.kind == KeyKind::suspend) {
          suspend(mode);
        } else if (const auto outcome = take(event.key)) {
          return *outcome;
        }
        break;
    }
  }
}

Asker::Asker(int input, int output, const Terminal& terminal)
    : state_(std::make_unique<State>(input, output, terminal)) {}
Asker::~Asker() = default;

Reply Asker::ask(const Field& field, std::string_view position, bool can_go_back) {
  Prompt prompt(field, position, can_go_back);
  Canvas& canvas = state_->canvas;
  const std::string name = fmt::format("{}\n{}", position, field.label);
  // A question that is asked again takes the place of the lines that it and later ones left.
  const auto before = std::find(state_->asked.begin(), state_->asked.end(), name);
  canvas.take_back(static_cast<std::size_t>(state_->asked.end() - before));
  state_->asked.erase(before, state_->asked.end());

  Reply reply;
  try {
    reply.outcome = state_->run([&](const Look& look) { return prompt.view(look); },
                                [&](const Key& key) { return prompt.take(key); });
  } catch (...) {
    canvas.step_below();
    throw;
  }
  const Look look = canvas.look();
  if (reply.outcome == Outcome::answered) {
    reply.values = prompt.values();
    const Row line = prompt.line(look);
    canvas.leave(&line);
    state_->asked.push_back(name);
  } else if (reply.outcome == Outcome::back) {
    canvas.leave(nullptr);
  } else {
    const Row line = prompt.cancelled_line(look);
    canvas.leave(&line);
    wrote_elsewhere();
  }
  return reply;
}

char Asker::key(std::string_view text, std::string_view keys) {
  wrote_elsewhere();
  char pressed = '\0';
  const auto view = [&](const Look& look) { return key_frame(look, text, pressed); };
  const auto take = [&](const Key& key) -> std::optional<Outcome> {
    if (key.kind == KeyKind::interrupt || key.kind == KeyKind::end_of_input) return Outcome::cancelled;
    const std::string typed = key.kind == KeyKind::enter ? "\n" : to_lower(key.text);
    if (typed.size() != 1 || key.kind == KeyKind::paste) return std::nullopt;
    const std::size_t place = keys.find(typed);
    if (place == std::string_view::npos) return std::nullopt;
    pressed = keys[place];
    return Outcome::answered;
  };
  state_->run(view, take);
  const Look look = state_->canvas.look();
  state_->canvas.draw(view(look), look);
  state_->canvas.step_below();
  return pressed;
}

void Asker::wrote_elsewhere() {
  state_->asked.clear();
  state_->canvas.forget_lines();
}

}  // namespace bs::ask
