#pragma once
/// One answer being given, a class for each way of giving one. Knows what keys mean and how it looks; what
/// the answer must hold is the prompt's matter.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ask/frame.hpp"
#include "ask/keys.hpp"
#include "bs/ask/ask.hpp"

namespace bs::ask {

class Input {
 public:
  virtual ~Input() = default;
  /// True when the key offers the answer (Enter, mostly).
  virtual bool take(const Key& key) = 0;
  /// Draws below the frame's last row, or on it when `inline_now`.
  virtual void draw(Frame& frame, const Look& look, bool inline_now) const = 0;
  /// It can begin on the question's own row, `room` columns being left there.
  virtual bool fits_inline(const Look& look, std::size_t room) const = 0;
  /// It shows the help itself: where one types on the question's own row.
  virtual bool shows_help() const { return false; }
  /// What keys do, where that cannot be guessed.
  virtual std::string_view hint() const { return {}; }
  virtual std::vector<std::string> values() const = 0;
  /// The answer as people know it, in one line; not safe yet.
  virtual std::string summary() const = 0;
  virtual void set(const std::vector<std::string>& values) = 0;
  /// Nothing has been typed: Ctrl-D leaves, Esc has nothing to clear.
  virtual bool is_blank() const = 0;
  virtual void clear() = 0;
};

std::unique_ptr<Input> make_input(const Field& field);

std::unique_ptr<Input> make_text_input(const Field& field);
std::unique_ptr<Input> make_lines_input(const Field& field);
/// Few short items (yes and no too), all seen at once.
std::unique_ptr<Input> make_few_input(const Field& field);
/// Many, found by typing.
std::unique_ptr<Input> make_search_input(const Field& field);

/// The items, and behind them those values of `initial` that are none, where the field allows others.
std::vector<Item> items_of(const Field& field);
/// Labels joined by commas.
std::string labels_of(const std::vector<Item>& items, const std::vector<bool>& marked);

}  // namespace bs::ask
