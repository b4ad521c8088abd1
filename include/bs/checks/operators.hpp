#pragma once
/// The operators of conditions, one table (checks.md §1). The first ten mean what npm's json-rules-engine
/// means; held against it by tests/conformance/rules. Adding one is a function in src/checks/operators_*.cpp
/// and its line in src/checks/operators.cpp.
#include <optional>
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
  std::string_view takes;    ///< what a literal value must be: "any", "array" (or one value, which is then
                             ///< compared), "scalar", "boolean", "string", "pattern", "length", "date",
                             ///< "version", "range"
  std::string_view expects;  ///< for messages, "{}" being the value: "at most {}"
  /// Throws bs::Error config where json-rules-engine throws (a value of a kind that it cannot compare), and
  /// for a value that the others cannot read. A fact that is of another kind does not hold; nor does a
  /// missing one, but for exists, notEqual and notIn.
  bool (*holds)(const OperatorInput& input);
};

std::span<const Operator> operators() noexcept;
const Operator* find_operator(std::string_view name) noexcept;

/// A name as conditions have it, taken apart: "all:matches".
struct OperatorName {
  enum class Prefix { none_written, all, any, none };
  Prefix prefix = Prefix::none_written;
  const Operator* base = nullptr;  ///< nullptr: unknown
};
OperatorName parse_operator(std::string_view name) noexcept;

/// With its prefix: "all:matches" asks the operator of every item of an array fact (a fact that is none is
/// taken as one item), "any:" of one at least, "none:" of none. Over an empty array all: and none: hold, any:
/// does not.
bool apply(std::string_view name, const OperatorInput& input);
/// The same with Soundcheck's rule, which judging follows: where json-rules-engine wants an array and there
/// is none, the question is one of equality. `in` and `notIn` whose value is no array, `contains` and
/// `doesNotContain` of a fact that is there and is no array become equal and notEqual; below a prefix that is
/// asked of each item. A missing fact neither contains nor does not contain.
bool apply_as_soundcheck(std::string_view name, const OperatorInput& input);

/// Whether `name`, with or without a prefix, is known; `*nearest` gets a hint otherwise.
bool is_operator(std::string_view name, std::string* nearest = nullptr);

/// Error config when the operator cannot be asked with this value, whatever the fact; the message says what
/// it takes: "before takes a date, now, or now less a duration (now-P30D), not \"soon\"". For literals, when
/// a file is read, `value` then being at hand; the name must be known.
void check_literal(std::string_view name, const data::Value& value);

/// The pattern of `matches`: RE2's syntax; what RE2 refuses is tried as JavaScript's (`(?<name>…)`,
/// `\u00e9`). Error config with RE2's reason.
match::Regex compile_pattern(std::string_view pattern);

/// "2026-11-22", a date with time and offset (RFC 3339), "now", or "now" with an ISO 8601 duration in whole
/// numbers taken off: "now-P30D", "now - P1Y6M", "now-PT12H". Years and months go by the calendar: a month
/// before 31 March is the last of February. nullopt: none of these.
std::optional<Seconds> parse_moment(std::string_view text, Seconds now);

}  // namespace bs::checks
