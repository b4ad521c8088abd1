#pragma once
/// Text as a reader sees it, of HTML, Markdown or plain text: marks-up gone, quotes and dashes of one form.
#include <string>
#include <string_view>

namespace bs::facts {

/// Lower case. Tags, placeholders and addresses in angle brackets, URLs and link targets become a space.
std::string plain_text(std::string_view text);

}  // namespace bs::facts
