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

/// What stands in `text` from a place on; "" past its end.
std::string_view from_place(std::string_view text, Mark place);

}  // namespace bs::scaffold::lint
