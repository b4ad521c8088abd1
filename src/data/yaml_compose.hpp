#pragma once
// From the tokens of a document to its value.
#include <string_view>
#include <vector>

#include "bs/data/yaml.hpp"
#include "data/yaml_split.hpp"
#include "data/yaml_token.hpp"

namespace bs::data::yaml {

struct Composed {
  Value root;
  Faults faults;
};

/// Builds the value; the structure comes from yaml-cpp. Duplicate keys are all found; what makes the
/// structure doubtful ends the work.
Composed compose(std::string_view text, const Piece& piece, const Lexed& lexed, const YamlLimits& limits);

}  // namespace bs::data::yaml
