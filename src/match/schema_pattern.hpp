#pragma once
/// The `pattern` of a schema. RE2 has no lookahead; but where one stands at the beginning of an anchored
/// pattern (`^(?!xn--)[a-z-]+$`) it is a second condition on the same text, and that RE2 can judge.
#include <string_view>
#include <vector>

#include "bs/match/regex.hpp"

namespace bs::match {

class SchemaPattern {
 public:
  /// Error config as Regex::ecmascript.
  explicit SchemaPattern(std::string_view pattern);
  bool holds(std::string_view text) const;

 private:
  struct Condition {
    Regex regex;
    bool must_match;
  };
  std::vector<Condition> conditions_;
};

}  // namespace bs::match
