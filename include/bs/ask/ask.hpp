#pragma once
/// Questions at a terminal: a line of text, a choice, several choices, yes or no. One form of fields with a
/// way back. Knows nothing of templates. Everything shown is drawn anew within a few lines and left behind as
/// one line a question; text from outside is escaped. Ctrl-C and end of input give `cancelled` with the
/// terminal as it was; a killed or stopped process leaves no raw mode behind where a signal can be caught.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/terminal.hpp"

namespace bs::ask {

struct Item {
  std::string value;       ///< what is returned
  std::string label;       ///< what is shown
  std::string note;        ///< dim, behind it; may be empty
  std::string aside = {};  ///< dim, in a column of its own at the right where there is room: "shipped"
};

enum class Kind {
  text,
  secret,
  choice,
  choices,
  confirm,
  lines
};  ///< choice: up to 5 short items stand on one line, more are searched

struct Verdict {
  std::string message;   ///< "": the answer holds
  std::string proposal;  ///< Enter takes it; "" none
};

struct Field {
  Kind kind = Kind::text;
  std::string label;  ///< "Name"
  std::string help;   ///< shown dim behind or below
  std::string placeholder;
  bool required = false;
  bool allows_other = false;  ///< choice: a text that is no item is taken
  std::vector<Item> items;
  std::vector<std::string> initial;  ///< the default: a text, or values of items; confirm: "yes" or "no"
  std::function<Verdict(const std::vector<std::string>&)>
      check;  ///< at once, on Enter; empty: everything holds
};

enum class Outcome { answered, back, cancelled };
struct Reply {
  Outcome outcome = Outcome::cancelled;
  /// One for text, secret, choice ("" where an optional one was left open) and confirm; a line each for
  /// lines. What was typed as text comes without white space at its ends.
  std::vector<std::string> values;
};

/// Asks one field; `position` stands before it ("2/5"), "" for none. `can_go_back`: Esc gives Outcome::back.
class Asker {
 public:
  /// Reads keys from `input`, draws to `output` (both terminals). The terminal's mode is changed only while a
  /// question stands.
  Asker(int input, int output, const Terminal& terminal);
  ~Asker();
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;
  Reply ask(const Field& field, std::string_view position, bool can_go_back);
  /// One key of `keys` ("ytdbn"); '\0' when cancelled. The text is shown before the cursor.
  char key(std::string_view text, std::string_view keys);
  /// To be told when something else was written to the terminal between two questions: otherwise a question
  /// that is asked again (after Esc) takes the place of the lines that it and later ones left above.
  void wrote_elsewhere();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bs::ask
