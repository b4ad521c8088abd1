#pragma once
/// Text of others in Markdown. Hosts look for mentions, issue numbers, commits and links in what Markdown has
/// become, where a backslash helps no more; in code they do not. So what could be more than a word stands in
/// code.
#include <string>
#include <string_view>

namespace bs::report {

/// The text as code, escaped as on a terminal, cut at 300 characters with "…"; "" for none.
std::string code_span(std::string_view text);

/// A sentence: plain words as they are, all else in code. For the middle of a line: never at its start.
std::string prose(std::string_view text);

}  // namespace bs::report
