#pragma once
/// Where a part of a string value stands in the YAML file that holds the value.
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::scaffold::lint {

class ValuePlaces {
 public:
  explicit ValuePlaces(std::string_view text);

  /// The place of `inner`, a place within the string. `word` is what stands there, as a check: where the
  /// file does not have it, the value was folded or quoted in a way that cannot be followed (or comes from
  /// another file), and the value's own place is the answer.
  Mark of(const data::Value& value, Mark inner, std::string_view word) const;

 private:
  Mark in_block(Mark start, Mark inner, bool is_folded) const;
  Mark in_line(Mark start, Mark inner) const;
  bool has_word(Mark place, std::string_view word) const;

  std::string text_;
  std::vector<std::string_view> lines_;
};

/// Finds the offsets of places that mostly follow each other: the cost is the way from the last one.
class TextCursor {
 public:
  explicit TextCursor(std::string_view text) : text_(text) {}
  /// The size of the text for what lies past its end.
  std::size_t offset_of(Mark place);
  /// What stands there and behind it.
  std::string_view from(Mark place) { return text_.substr(offset_of(place)); }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  Mark at_{1, 1};
};

}  // namespace bs::scaffold::lint
