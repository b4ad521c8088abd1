#pragma once
/// The words of a range of versions.
#include <string>
#include <string_view>
#include <vector>

namespace bs::match {

using SemverWords = std::vector<std::string>;

/// Split at white space (JavaScript's), without builds ("+linux.5"), which say nothing wherever they stand; a
/// word that was nothing else is left empty.
SemverWords split_semver_words(std::string_view text);

/// A sign that stands alone belongs to the word behind it: "> 1.2" is ">1.2".
SemverWords with_joined_signs(SemverWords words);

}  // namespace bs::match
