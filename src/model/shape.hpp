#pragma once
/// Shapes: the part of JSON Schema that Backstage's own schemas use, as constant tables. Faster than a
/// general evaluator, and its messages can speak of maps, lists and keys to add.
#include <span>
#include <string_view>

#include "faults.hpp"

namespace bs::model {

enum class Form {
  text,            ///< a string of at least one character
  string,          ///< any string
  string_or_flag,  ///< a string or a boolean
  choice,          ///< one of the strings in `choices`
  list,            ///< each item of shape `items`
  map,             ///< `fields` by their shapes, other keys of shape `others` (null: anything)
  map_or_list,     ///< a map of shape `items`, or a list of them
};

struct Shape;
struct Field {
  std::string_view key;
  const Shape* shape;
  bool required = false;
  std::string_view example = {};  ///< what could be written, for the hint about a missing one
};

struct Shape {
  Form form = Form::string;
  std::span<const Field> fields = {};
  const Shape* items = nullptr;
  const Shape* others = nullptr;
  std::span<const std::string_view> choices = {};
};

inline constexpr Shape k_text{Form::text};
inline constexpr Shape k_string{Form::string};
inline constexpr Shape k_texts{Form::list, {}, &k_text};

/// Reports everything in `value` that is not of the shape. True when nothing is wrong.
bool check_shape(const data::Value& value, const Shape& shape, const Path& path, Stage stage, Faults& faults);
/// The same for one field of a map: a required one must be there.
bool check_field(const data::Value& map, const Field& field, const Path& path, Stage stage, Faults& faults);

}  // namespace bs::model
