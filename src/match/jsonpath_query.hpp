#pragma once
/// A JSONPath query as it is evaluated (RFC 9535, §2).
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bs/match/jsonpath.hpp"
#include "bs/match/regex.hpp"

namespace bs::match::path {

struct Logical;
struct Call;
using Query = JsonPath::Query;

struct Wildcard {};
struct Slice {
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  std::int64_t step = 1;
};
struct Filter {
  std::shared_ptr<const Logical> condition;
};
/// A name, an index or one of the above.
using Selector = std::variant<std::string, std::int64_t, Wildcard, Slice, Filter>;

struct Segment {
  bool is_descendant = false;
  std::vector<Selector> selectors;
};

/// What has a value: a literal, a singular query or a call.
using Operand = std::variant<data::Value, std::shared_ptr<const Query>, std::shared_ptr<const Call>>;

enum class Function : std::uint8_t { length, count, match, search, value };

struct Call {
  Function function = Function::length;
  std::vector<Operand> arguments;
  /// For match and search with a literal pattern; none where it is no I-Regexp, which matches nothing.
  std::shared_ptr<const Regex> regex;
  bool has_literal_pattern = false;
};

enum class Comparison : std::uint8_t { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

struct Compare {
  Comparison comparison = Comparison::equal;
  Operand left;
  Operand right;
};
/// Holds when the query finds something, or the function says so.
struct Test {
  Operand subject;
};
struct Not {
  std::shared_ptr<const Logical> inner;
};
struct AllOf {
  std::vector<Logical> parts;
};
struct AnyOf {
  std::vector<Logical> parts;
};
struct Logical {
  std::variant<Compare, Test, Not, AllOf, AnyOf> part;
};

}  // namespace bs::match::path

namespace bs::match {

struct JsonPath::Query {
  bool is_relative = false;  ///< starts at `@`
  std::vector<path::Segment> segments;
  bool is_singular() const;
};

namespace path {

/// Error config.
Query parse_query(std::string_view text);

}  // namespace path

}  // namespace bs::match
