#include "scan/path_words.hpp"

#include <algorithm>

#include "bs/base/text.hpp"

namespace bs::scan {
namespace {

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace

bool equals_lower(std::string_view text, std::string_view lower_text) noexcept {
  return text.size() == lower_text.size() && std::equal(text.begin(), text.end(), lower_text.begin(),
                                                        [](char a, char b) { return lower(a) == b; });
}

std::string letters_of(std::string_view text) {
  std::string letters = to_lower(text);
  std::erase_if(letters, [](char c) { return c == '-' || c == '_' || c == '.'; });
  return letters;
}

bool has_folder(std::string_view path, std::initializer_list<std::string_view> names) noexcept {
  for (std::size_t from = 0;;) {
    const std::size_t slash = path.find('/', from);
    if (slash == std::string_view::npos) return false;
    const std::string_view folder = path.substr(from, slash - from);
    for (const std::string_view name : names)
      if (equals_lower(folder, name)) return true;
    from = slash + 1;
  }
}

bool has_word(std::string_view text, std::initializer_list<std::string_view> words) noexcept {
  for (const std::string_view word : words)
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at)
      if (lower(text[at]) == word.front() && equals_lower(text.substr(at, word.size()), word)) return true;
  return false;
}

}  // namespace bs::scan
