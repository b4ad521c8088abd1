#pragma once
/// What a README says first, for manifests that describe nothing.
#include <string>
#include <string_view>

namespace bs::scan {

/// The first sentence of the first paragraph of prose (Markdown, reStructuredText, AsciiDoc or plain),
/// without markup, on one line and at most 200 code points; "" when there is none. Headings, badges, lists,
/// tables and code are passed over; only the first 16 KiB are looked at.
/// `name` is what the thing is called: below the first paragraph a sentence must speak of it, or of "this
/// package".
std::string first_sentence(std::string_view readme, std::string_view name);
/// True when the first lines say that the project is deprecated, archived or no longer maintained.
bool says_deprecated(std::string_view readme);
/// A manifest's or description's text on one line, at most 300 code points; "" for what generators leave
/// behind
/// ("Demo project for Spring Boot").
std::string one_line(std::string_view text);

}  // namespace bs::scan
