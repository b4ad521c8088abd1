#pragma once
// The text of a map or list that is used as a key: YAML allows that, JSON does not, and npm yaml writes such
// a key out in brackets ("{ name }", "[ 1, 2 ]"), so that `key: {{ name }}` without quotes can be told what
// it became.
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"
#include "data/yaml_token.hpp"

namespace bs::data::yaml {

/// A scalar as it is written inside brackets. `raw` is its text in the file.
std::string key_text_of_scalar(TokenKind kind, std::string_view raw, const Value& value);

/// One "key: value" of a map.
struct PairText {
  std::string key;
  bool key_is_collection = false;
  bool has_value = false;
  std::string value;
};
/// `indent` is that of the collection the pair belongs to: it shows when long text is broken into lines.
std::string key_text_of_pair(const PairText& pair, std::size_t indent);
std::string key_text_of_collection(char open, char close, const std::vector<std::string>& items,
                                   std::size_t indent);

/// How much deeper a collection inside another is indented.
inline constexpr std::size_t k_key_text_step = 4;

}  // namespace bs::data::yaml
