#pragma once
// Tagged binary data.
#include <string_view>

#include "bs/data/value.hpp"

namespace bs::data::yaml {

/// What `!!binary` makes of base64 text: no string, but the object that JavaScript shows a buffer as,
/// {"type": "Buffer", "data": [104, …]}. Characters that are not base64 are passed over.
Value binary_value(std::string_view base64);

}  // namespace bs::data::yaml
