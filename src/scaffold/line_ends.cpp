#include "scaffold/line_ends.hpp"

#include "bs/base/text.hpp"

namespace bs::scaffold {
namespace {

enum class LineEnd { none, lf, crlf, mixed };

LineEnd line_end_of(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return LineEnd::mixed;
  LineEnd end = LineEnd::none;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const LineEnd here = at > 0 && text[at - 1] == '\r' ? LineEnd::crlf : LineEnd::lf;
    if (end != LineEnd::none && end != here) return LineEnd::mixed;
    end = here;
  }
  return end;
}

bool is_one(LineEnd end) {
  return end == LineEnd::lf || end == LineEnd::crlf;
}

std::string plain(std::string_view text) {
  std::string out = replace_all(text, "\r\n", "\n");
  if (!out.empty() && !out.ends_with('\n')) out += '\n';
  return out;
}

}  // namespace

std::string with_line_ends_like(std::string_view like, std::string_view before, std::string_view text) {
  std::string out(text);
  const LineEnd wanted = line_end_of(like), had = line_end_of(before), has = line_end_of(text);
  if (is_one(wanted) && is_one(had) && wanted != had && has == had)
    out = wanted == LineEnd::lf ? replace_all(text, "\r\n", "\n") : replace_all(text, "\n", "\r\n");
  const bool is_binary = text.find('\0') != std::string_view::npos;
  if (is_binary || like.empty() || before.empty() || text.empty()) return out;
  const bool wants_end = like.ends_with('\n'), had_end = before.ends_with('\n');
  if (wants_end == had_end || text.ends_with('\n') != had_end) return out;
  if (wants_end) {
    out += wanted == LineEnd::crlf ? "\r\n" : "\n";
  } else {
    out.pop_back();
    if (out.ends_with('\r')) out.pop_back();
  }
  return out;
}

bool same_but_for_line_ends(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.find('\0') != std::string_view::npos || b.find('\0') != std::string_view::npos) return false;
  return plain(a) == plain(b);
}

}  // namespace bs::scaffold
