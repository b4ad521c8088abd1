#pragma once
/// The functions of JSONPath and their types (RFC 9535 §2.4).
#include <string_view>
#include <vector>

#include "match/jsonpath_query.hpp"

namespace bs::match::path {

/// What an argument must be, and what a call gives.
enum class Kind : std::uint8_t { value, nodes, logical };

struct Signature {
  std::string_view name;
  Function function;
  std::vector<Kind> parameters;
  Kind result;
};

const Signature* find_signature(std::string_view name);  ///< nullptr: there is no such function
const Signature& signature_of(Function function);

/// Reads a literal pattern of match() and search() once for all.
void compile_pattern(Call& call);

}  // namespace bs::match::path
