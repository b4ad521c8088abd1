#pragma once
/// Plain prose out of READMEs in Markdown, reStructuredText or AsciiDoc.
#include <string>
#include <string_view>
#include <vector>

#include "bs/match/regex.hpp"

namespace bs::scan {

struct Paragraph {
  std::string text;          ///< on one line, with its markup
  std::size_t headings = 0;  ///< before it
};

/// The paragraphs of prose, at most the first eight: without front matter, headings, badges, lists, tables,
/// code.
std::vector<Paragraph> paragraphs_of(std::string_view text);
/// Links become their texts, images and tags nothing, emphasis plain.
std::string plain(std::string_view text);
/// Runs of white space become one space.
std::string collapsed(std::string_view text);
/// Each match is replaced by its group of that number; by nothing for 0.
std::string without(std::string_view text, const match::Regex& pattern, int kept_group);

}  // namespace bs::scan
