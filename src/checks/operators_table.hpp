#pragma once
// The functions behind the table of operators, by file, and what several of them share.
#include <string>
#include <string_view>

#include "bs/base/error.hpp"
#include "bs/checks/operators.hpp"

namespace bs::checks::operators_table {

// operators_engine.cpp: as json-rules-engine has them.
bool equal(const OperatorInput& input);
bool not_equal(const OperatorInput& input);
bool in(const OperatorInput& input);
bool not_in(const OperatorInput& input);
bool contains(const OperatorInput& input);
bool does_not_contain(const OperatorInput& input);
bool less_than(const OperatorInput& input);
bool less_than_inclusive(const OperatorInput& input);
bool greater_than(const OperatorInput& input);
bool greater_than_inclusive(const OperatorInput& input);

// operators_text.cpp
bool exists(const OperatorInput& input);
bool matches(const OperatorInput& input);
bool starts_with(const OperatorInput& input);
bool ends_with(const OperatorInput& input);
bool has_length_of(const OperatorInput& input);

// operators_dates.cpp
bool before(const OperatorInput& input);
bool after(const OperatorInput& input);

// operators_semver.cpp
bool semver_eq(const OperatorInput& input);
bool semver_neq(const OperatorInput& input);
bool semver_gt(const OperatorInput& input);
bool semver_gte(const OperatorInput& input);
bool semver_lt(const OperatorInput& input);
bool semver_lte(const OperatorInput& input);
bool semver_satisfies(const OperatorInput& input);
bool semver_gtr(const OperatorInput& input);
bool semver_ltr(const OperatorInput& input);

/// The error of a value that the operator cannot be asked with: "… takes a date …, not "soon"".
Error not_taken(std::string_view what, const data::Value& value);

}  // namespace bs::checks::operators_table
