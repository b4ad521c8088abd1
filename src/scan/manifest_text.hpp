#pragma once
/// For manifests that are programs (build.gradle, CMakeLists.txt, mix.exs, *.gemspec): they are never run; a
/// few patterns find what stands there as plain words.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/match/regex.hpp"

namespace bs::scan {

enum class Comments { slashes, hash };

/// Comments become spaces, so that places stay; quoted text is left alone.
std::string without_comments(std::string_view text, Comments style);
/// Group 1 of the first match, "" when there is none.
std::string first_match(const match::Regex& pattern, std::string_view text);
/// Each match: its groups as text ("" where unmatched) and where it begins; at most 4,096 of them.
void each_match(
    const match::Regex& pattern, std::string_view text,
    const std::function<void(const std::vector<std::string_view>& groups, std::size_t at)>& visit);

}  // namespace bs::scan
