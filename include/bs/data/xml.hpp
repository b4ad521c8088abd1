#pragma once
/// XML (pom.xml, *.csproj) by pugixml, without DTDs or entities of its own.
/// An element becomes its text when it has neither attributes nor child elements, else an object: attributes as
/// "@name", text as "#text", children by name (an array where a name recurs). The document is an object with the root element.
#include <string_view>

#include "bs/data/value.hpp"

namespace bs::data {

/// Error config with place on faulty input; limit above 8 MiB or depth 256.
Value parse_xml(std::string_view text, std::string_view file_name = "");

}  // namespace bs::data
