#pragma once
/// How messages about a document name its parts: paths of keys, and values in a user's words.
#include <cstddef>
#include <string>
#include <string_view>

#include "bs/base/place.hpp"
#include "bs/data/value.hpp"

namespace bs::model {

/// Where a value stands in its document: a chain on the stack, so that a sound document costs no text.
struct Path {
  const Path* parent = nullptr;
  std::string_view key;   ///< of a map; empty for an item of a list (and for the root)
  std::size_t index = 0;  ///< of a list
  Mark key_mark;          ///< of the key; for an item, of the item
  bool is_item = false;

  Path member(const data::Member& member) const { return {this, member.key, 0, member.key_mark, false}; }
  Path item(std::size_t at, Mark mark) const { return {this, {}, at, mark, true}; }
  /// "spec.steps[2].action"; keys that are no words are quoted: metadata.labels["a b"]. "" for the root.
  std::string text() const;
  /// The same with one more key behind it.
  std::string text_with(std::string_view further_key) const;
};

/// A value in a user's words, as YAML has it: `the number 5`, `a list`, `nothing`, `"a b"` (long text is
/// cut).
std::string described(const data::Value& value);
/// The text in double quotes, cut when it is long.
std::string in_quotes(std::string_view text);

}  // namespace bs::model
