#pragma once
/// Questions about the words of a path, case aside, without allocating.
#include <initializer_list>
#include <string>
#include <string_view>

namespace bs::scan {

/// True when a folder of the path (its base name left out) is called so; names in lower case.
bool has_folder(std::string_view path, std::initializer_list<std::string_view> names) noexcept;
/// True when one of the words stands in the text; words in lower case.
bool has_word(std::string_view text, std::initializer_list<std::string_view> words) noexcept;
/// The same text in ASCII lower case.
bool equals_lower(std::string_view text, std::string_view lower) noexcept;

/// Without '-', '_' and '.', in lower case: "Argo-CD" and "argocd" are one word.
std::string letters_of(std::string_view text);

}  // namespace bs::scan
