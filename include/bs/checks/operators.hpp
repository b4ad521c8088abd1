#pragma once
/// The operators of conditions, one table (checks.md §1). The first ten mean what npm's json-rules-engine
/// means; held against it by tests/conformance/rules. Adding one is a function in src/checks/operators_*.cpp
/// and its line in src/checks/operators.cpp.
#include <span>
#include <string>
#include <string_view>

#include "bs/base/clock.hpp"
#include "bs/data/value.hpp"
#include "bs/match/regex.hpp"

namespace bs::checks {

struct OperatorInput {
  const data::Value* fact = nullptr;   ///< nullptr: missing (JavaScript's undefined)
  const data::Value* value = nullptr;  ///< never null
  Seconds now = 0;
  const match::Regex* pattern = nullptr;  ///< `matches`: compiled when the file was read; may be null
};

struct Operator {
  std::string_view name;
  std::string_view summary;  ///< one line, for the reference
  std::string_view takes;    ///< what a literal value must be: "array", "string", "number", "any", "boolean",
                             ///< "date", "range"
  /// Throws bs::Error config where json-rules-engine throws (a value of a kind that it cannot compare).
  bool (*holds)(const OperatorInput& input);
};

std::span<const Operator> operators() noexcept;
const Operator* find_operator(std::string_view name) noexcept;

/// With its prefix: "all:matches" asks the operator of every item of an array fact (a fact that is none is
/// taken as one item), "any:" of one at least, "none:" of none.
bool apply(std::string_view name, const OperatorInput& input);
/// Whether `name`, with or without a prefix, is known; `*nearest` gets a hint otherwise.
bool is_operator(std::string_view name, std::string* nearest = nullptr);

}  // namespace bs::checks
