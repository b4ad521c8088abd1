#pragma once
/// JSON in and out. Input goes through nlohmann-json's SAX interface with depth and size caps; output is ours.
#include <string>
#include <string_view>

#include "bs/base/error.hpp"
#include "bs/data/value.hpp"

namespace bs::data {

struct JsonLimits {
  std::size_t bytes = 64u << 20;
  std::size_t depth = 512;
};

/// Error config with place on faulty input (`file_name` goes into the place). A BOM is accepted; duplicate keys: the last wins.
Value parse_json(std::string_view text, std::string_view file_name = "", const JsonLimits& limits = {});

enum class JsonStyle { compact, pretty };  ///< pretty: two spaces
/// Numbers print as JavaScript prints them; invalid UTF-8 is repaired; no trailing newline.
std::string to_json(const Value& value, JsonStyle style = JsonStyle::compact);
void append_json(std::string& out, const Value& value);
/// `text` as a JSON string with its quotes.
std::string json_quoted(std::string_view text);
/// JavaScript's Number-to-string: 1, 1.5, 1e+21, -0 → "0".
std::string number_text(double number);

}  // namespace bs::data
