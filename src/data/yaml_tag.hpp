#pragma once
// Tags, and the handles they are shortened by.
#include <string>
#include <string_view>
#include <vector>

#include "data/yaml_split.hpp"

namespace bs::data::yaml {

/// The full name of the tag that stands at `offset` as `source`: "!!int" is "tag:yaml.org,2002:int"; "!" and
/// names of its own stay. A fault is appended when it has none; then the name is empty.
std::string tag_name(std::string_view source, const Directives& directives, std::size_t offset,
                     Faults& faults);

}  // namespace bs::data::yaml
