#include "data/yaml_structure_fault.hpp"

#include <yaml-cpp/exceptions.h>

#include "bs/base/text.hpp"

namespace bs::data::yaml {
namespace {

constexpr std::size_t k_longest_quote = 40;

std::string quoted(std::string_view text) {
  return "'" + fit(text.substr(0, text.find('\n')), k_longest_quote) + "'";
}

/// The first colon on the token's line that makes it a key.
bool is_key(const std::vector<Token>& tokens, std::size_t token) {
  for (std::size_t at = token + 1; at < tokens.size() && tokens[at].mark.line == tokens[token].mark.line;
       ++at) {
    if (tokens[at].kind == TokenKind::value) return true;
  }
  return false;
}

Fault among_keys(const std::vector<Token>& tokens, std::size_t at, std::string_view raw) {
  const Token& token = tokens[at];
  if (token.kind == TokenKind::sequence_entry) {
    return {token.begin, "a list item stands among the keys of a map",
            "indent it below the key it belongs to"};
  }
  if (is_key(tokens, at)) {
    return {token.begin,
            fmt::format("key {} is indented differently from the other keys of its map", quoted(raw)), ""};
  }
  return missing_colon(token.begin, raw);
}

}  // namespace

Fault missing_colon(std::size_t offset, std::string_view found) {
  return {offset, fmt::format("expected a key with a ':' behind it, found {}", quoted(found)),
          "indent the line deeper if it belongs to the value above"};
}

Fault structure_fault(const std::string& message, const std::vector<Token>& tokens, std::size_t at,
                      std::string_view text) {
  namespace said = YAML::ErrorMsg;
  const Token& token = tokens[at];
  const std::string_view raw = text.substr(token.begin, token.end - token.begin);
  if (message == said::END_OF_MAP) return among_keys(tokens, at, raw);
  if (message == said::END_OF_SEQ) {
    if (token.kind == TokenKind::sequence_entry) {
      return {token.begin, "this '-' is indented differently from the other items of its list", ""};
    }
    return {token.begin, fmt::format("expected '- ' for the next item of the list, found {}", quoted(raw)),
            ""};
  }
  if (message == said::END_OF_MAP_FLOW) return {token.begin, "a ',' or '}' is missing before this", ""};
  if (message == said::END_OF_SEQ_FLOW) return {token.begin, "a ',' or ']' is missing before this", ""};
  if (message == said::MULTIPLE_TAGS) return {token.begin, "a value can have one tag at most", ""};
  if (message == said::MULTIPLE_ANCHORS) return {token.begin, "a value can have one anchor at most", ""};
  if (message == said::MAP_VALUE || message == said::MAP_KEY || message == said::BLOCK_ENTRY) {
    return {token.begin, fmt::format("{} cannot stand here", quoted(raw)),
            "put the value in quotes if it is meant as text"};
  }
  return {token.begin, fmt::format("{} does not fit the structure of the document", quoted(raw)),
          "check the indentation"};
}

}  // namespace bs::data::yaml
