#pragma once
/// Bytes from a terminal as keys. Knows no descriptor and no clock: whoever feeds it says when time is up.
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace bs::ask {

enum class KeyKind {
  text,   ///< one code point
  paste,  ///< a bracketed paste, whole; line ends are \n, other control characters but tabs are gone
  enter,
  escape,
  tab,
  up,
  down,
  left,
  right,
  home,
  end,
  page_up,
  page_down,
  word_left,
  word_right,
  backspace,
  remove,        ///< Delete
  erase_line,    ///< Ctrl-U: to the line's start
  erase_word,    ///< Ctrl-W
  erase_rest,    ///< Ctrl-K
  end_of_input,  ///< Ctrl-D
  interrupt,     ///< Ctrl-C, Ctrl-\ .
  suspend,       ///< Ctrl-Z
  redraw         ///< Ctrl-L
};

struct Key {
  KeyKind kind = KeyKind::text;
  std::string text;
  friend bool operator==(const Key&, const Key&) = default;
};

class KeyDecoder {
 public:
  void feed(std::string_view bytes);
  std::optional<Key> next();
  bool has_key() const { return !keys_.empty(); }
  /// A key has begun that more bytes would decide: an Esc may be one, or the start of an arrow's sequence.
  bool is_undecided() const { return !in_paste_ && !pending_.empty() && pending_.front() == '\x1b'; }
  bool is_in_paste() const { return in_paste_; }
  /// No more bytes came in time: a lone Esc is one, a broken sequence is dropped, a paste ends as it is.
  void time_out();

 private:
  /// Takes one key, or what means none, from the front of pending_; false when more bytes are needed.
  bool take();
  bool take_paste();
  bool take_escape();
  bool take_csi();
  bool take_text();
  void drop(std::size_t count) { pending_.erase(0, count); }
  void add(KeyKind kind, std::size_t count);

  std::string pending_;
  bool in_paste_ = false;
  std::deque<Key> keys_;
};

}  // namespace bs::ask
