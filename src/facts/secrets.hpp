#pragma once
/// Secrets of certain kinds in a text: those whose form alone, with its checksum or structure, tells them
/// from anything else. What is found is never shown.
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/place.hpp"

namespace bs::facts {

struct Secret {
  std::string_view kind;  ///< "private-key", "github-token"
  std::string_view name;  ///< "A private key"
  std::size_t begin = 0, end = 0;
  std::string shown;  ///< its beginning, which every secret of the kind shares
};

/// In the order of the text. Linear in its length.
std::vector<Secret> find_secrets(std::string_view text);

/// One kind, at a place of the text where its anchor stands: the end of the secret, or npos when it is none.
struct SecretKind {
  std::string_view anchor;
  std::string_view kind;
  std::string_view name;
  std::size_t (*end_of)(std::string_view text, std::size_t begin);
};

/// secret_private_key.cpp: at "-----BEGIN".
std::size_t end_of_private_key(std::string_view text, std::size_t begin);

/// True when the text is made up: few different characters, a run of them, or a word like EXAMPLE.
bool is_placeholder(std::string_view text);
/// The six characters that GitHub and npm put behind their tokens: CRC-32 in base 62.
bool has_token_checksum(std::string_view random, std::string_view checksum);

}  // namespace bs::facts
