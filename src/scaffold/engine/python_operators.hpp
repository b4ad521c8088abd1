#pragma once
/// Python's operators on values, for Jinja's dialect. What Python refuses is refused: text and a number are
/// neither added nor compared.
#include "scaffold/engine/budget.hpp"

namespace bs::scaffold::engine {

enum class Arithmetic : unsigned char {
  add,
  subtract,
  concatenate,  ///< `~`: both as text
  multiply,
  divide,
  floor_divide,
  modulo,  ///< also `"%s" % value`
  power,
};
enum class Comparison : unsigned char {
  equal,
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  in,
  not_in,
};

JsValue python_arithmetic(Budget& budget, Arithmetic op, const JsValue& a, const JsValue& b);
bool python_compare(Budget& budget, Comparison op, const JsValue& a, const JsValue& b);
/// `==`: by value, lists and dictionaries too; True is 1.
bool python_equal(Budget& budget, const JsValue& a, const JsValue& b);
/// Negative, 0 or positive; an error where Python has no order.
int python_order(Budget& budget, const JsValue& a, const JsValue& b);
/// The number of a number or a boolean; an error for others, naming what needs it.
double python_number(const JsValue& value, std::string_view wanted_by);
/// `target[start:stop:step]`; null where a part is not written.
JsValue python_slice(Budget& budget, const JsValue& target, const JsValue& start, const JsValue& stop,
                     const JsValue& step);
/// What a `for` walks, and `list` makes a list of: elements, characters, keys.
Values python_elements(Budget& budget, const JsValue& value);

}  // namespace bs::scaffold::engine
