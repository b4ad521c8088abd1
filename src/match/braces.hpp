#pragma once
/// Alternatives of a glob, written out: "a{b,c{d,e}}" becomes "ab", "acd", "ace".
#include <string>
#include <string_view>
#include <vector>

namespace bs::match {

constexpr std::size_t k_max_alternatives = 1024;

/// Error config when a brace is open or closed twice, or when there are more than k_max_alternatives.
std::vector<std::string> expand_braces(std::string_view glob);

}  // namespace bs::match
