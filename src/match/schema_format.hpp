#pragma once
/// The formats of JSON Schema draft 7, and uuid. Others say nothing about a value, as draft 7 has it.
#include <string_view>

namespace bs::match {

using FormatCheck = bool (*)(std::string_view text);

/// nullptr for a format that is not checked: idn-hostname and those that are not draft 7's.
/// hostname does not look into labels that start with "xn--".
FormatCheck find_format(std::string_view name);

}  // namespace bs::match
