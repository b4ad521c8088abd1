#pragma once
// What yaml-cpp says about a structure that it does not understand, in our words.
#include <string>
#include <string_view>
#include <vector>

#include "data/yaml_token.hpp"

namespace bs::data::yaml {

/// What is wrong where a key is expected and `found` has no colon behind it.
Fault missing_colon(std::size_t offset, std::string_view found);

/// `message` is one of yaml-cpp's; `token` is what it was said at.
Fault structure_fault(const std::string& message, const std::vector<Token>& tokens, std::size_t token,
                      std::string_view text);

}  // namespace bs::data::yaml
