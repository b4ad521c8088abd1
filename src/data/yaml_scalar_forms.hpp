#pragma once
// The two forms of scalars that take more than joining lines.
#include <string>
#include <string_view>
#include <vector>

#include "data/yaml_token.hpp"

namespace bs::data::yaml {

/// `raw` with its quotes, which stands at `offset` of the file.
std::string double_quoted_text(std::string_view raw, std::size_t offset, Faults& faults);
std::string block_text(std::string_view text, const Token& token);

/// A line without the carriage return that ends it.
constexpr std::string_view without_return(std::string_view line) {
  return !line.empty() && line.back() == '\r' ? line.substr(0, line.size() - 1) : line;
}

}  // namespace bs::data::yaml
