#pragma once
// What yaml-cpp gets to see of a document: its outline. Every scalar and alias is an x in quotes, every
// anchor &a, every tag !t; comments are gone, and what stands in brackets stands on one line. Block structure
// is as it was. So the library says which token belongs where, and nothing else: what scalars mean is decided
// by the lexer and the composer, neither of which shares its differences from YAML 1.2 ('?' in brackets,
// escapes, 0x04, folding, 1024-byte keys). It also takes the library a third of the time: quotes are what it
// reads fastest.
#include <cstdint>
#include <string>
#include <vector>

#include "data/yaml_token.hpp"

namespace bs::data::yaml {

struct Outline {
  std::string text;
  std::vector<std::uint32_t> places;  ///< of each token in `text`
};

inline constexpr std::string_view k_outline_scalar = R"("x")";

Outline outline_of(const std::vector<Token>& tokens);

}  // namespace bs::data::yaml
