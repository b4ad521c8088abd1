#pragma once
// One question of the operators' conformance, as a JSON line has it: {operator, fact, missing, value}.
#include <string>
#include <string_view>

#include "bs/base/error.hpp"
#include "bs/checks/operators.hpp"
#include "bs/data/json.hpp"

namespace bs::rules {

/// The line's question with `result`, or with `throws` and the message.
inline data::Value answer(const data::Value& line) {
  data::Value out = line;
  out.erase("result");
  out.erase("throws");
  const data::Value* missing = line.find("missing");
  const bool is_missing = missing != nullptr && missing->is_boolean() && missing->as_boolean();
  const data::Value* fact = is_missing ? nullptr : line.find("fact");
  const data::Value* value = line.find("value");
  static const data::Value k_null;
  checks::OperatorInput input;
  input.fact = fact;
  input.value = value != nullptr ? value : &k_null;
  try {
    out.set("result", checks::apply(line.string_or("operator"), input));
  } catch (const Error& error) {
    out.set("throws", error.message());
  }
  return out;
}

}  // namespace bs::rules
