#pragma once
// A form as a program would ask it, to be run at a terminal of its own.
#include <unistd.h>

#include <string>
#include <vector>

#include "bs/ask/ask.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "support/pty.hpp"

namespace bs::test {

using ask::Field;
using ask::Kind;

inline Field field(Kind kind, std::string label) {
  Field made;
  made.kind = kind;
  made.label = std::move(label);
  return made;
}

inline Field with_items(Kind kind, std::string label, const std::vector<std::string>& values) {
  Field made = field(kind, std::move(label));
  for (const std::string& value : values) made.items.push_back({value, value, ""});
  return made;
}

/// Asks all, going back where that is wished; writes "answers [a] [b+c]" or "cancelled", and whether the
/// terminal's mode is what it was.
inline std::function<int()> form_of(std::vector<Field> fields) {
  return [fields] {
    termios before{};
    tcgetattr(STDIN_FILENO, &before);
    ask::Asker asker(STDIN_FILENO, STDERR_FILENO, Terminal::detect());
    std::vector<std::string> answers(fields.size());
    std::string end = "answers";
    for (std::size_t i = 0; i < fields.size();) {
      const auto reply = asker.ask(fields[i], fmt::format("{}/{}", i + 1, fields.size()), i > 0);
      if (reply.outcome == ask::Outcome::cancelled) {
        end = "stopped";
        break;
      }
      if (reply.outcome == ask::Outcome::back) {
        --i;
        continue;
      }
      answers[i++] = join(reply.values, "+");
    }
    if (end == "answers")
      for (const std::string& answer : answers) end += fmt::format(" [{}]", shown(answer));
    termios after{};
    tcgetattr(STDIN_FILENO, &after);
    write_all(STDERR_FILENO,
              fmt::format("{}\nmode {}\n", end, same_mode(before, after) ? "as before" : "changed"));
    return end == "stopped" ? 1 : 0;
  };
}

}  // namespace bs::test
