#pragma once
/// Matches of a regular expression in files.
#include <string>
#include <string_view>
#include <vector>

#include "bs/match/regex.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {

struct TextMatch {
  const File* file = nullptr;
  Mark mark;
  std::string text;
  std::vector<std::pair<std::string, std::string>> groups;  ///< "1" or its name → text; those that took part
};

/// JavaScript's flags "gimsuy". Error config, placed at `at`, for others; `*global` when g is among them.
match::RegexOptions regex_flags(std::string_view flags, const data::Value& at, bool* global);

/// All matches in the file, or the first; binary files have none. Error limit above 10,000 matches, and
/// for a file too large to be read that its name does not tell to be binary.
std::vector<TextMatch> search_file(const Snapshot& snapshot, const File& file, const match::Regex& regex,
                                   bool all);

/// Names of pictures, archives, fonts and the like: not worth opening for text.
bool has_binary_name(std::string_view path) noexcept;

}  // namespace bs::facts
