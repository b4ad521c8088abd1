#pragma once
/// Expressions of GitHub's workflows (`${{ … }}`), as far as the question goes whether text that a stranger
/// wrote comes out of them.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bs::facts {

struct Expression {
  std::size_t offset = 0;  ///< of its "${{"
  std::string_view text;   ///< between the braces, trimmed
};

/// The expressions of a string; one that is never closed is none.
std::vector<Expression> expressions_in(std::string_view text);

/// The context in the expression whose text anyone can choose who may open an issue or a pull request, and
/// that comes out of it as text: "github.event.issue.title". "" when there is none: comparisons, contains(),
/// startsWith() and the like give true or false.
std::string untrusted_context(std::string_view expression);

/// The expression with `['x']` as `.x` and in lower case.
std::string normalised_expression(std::string_view expression);

}  // namespace bs::facts
