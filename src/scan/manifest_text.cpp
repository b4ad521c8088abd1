#include "scan/manifest_text.hpp"

namespace bs::scan {
namespace {

void blank(std::string& text, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to && at < text.size(); ++at)
    if (text[at] != '\n') text[at] = ' ';
}

/// The end of the quoted text that begins at `at`: quotes that span lines are taken as unclosed.
std::size_t end_of_quote(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == text[at])
      return i + 1;
  }
  return at + 1;
}

}  // namespace

std::string without_comments(std::string_view text, Comments style) {
  std::string out(text);
  for (std::size_t at = 0; at < out.size();) {
    const bool hash = style == Comments::hash && out[at] == '#';
    const bool slashes = style == Comments::slashes && out.compare(at, 2, "//") == 0;
    const bool block = style == Comments::slashes && out.compare(at, 2, "/*") == 0;
    if (out[at] == '"' || out[at] == '\'') {
      at = end_of_quote(out, at);
    } else if (hash || slashes || block) {
      const std::size_t end = block ? out.find("*/", at + 2) : out.find('\n', at);
      const std::size_t stop = end == std::string::npos ? out.size() : block ? end + 2 : end;
      blank(out, at, stop);
      at = stop;
    } else {
      ++at;
    }
  }
  return out;
}

std::string first_match(const match::Regex& pattern, std::string_view text) {
  const auto found = pattern.find(text);
  if (!found || found->size() < 2 || (*found)[1].begin == std::string_view::npos) return "";
  return std::string(text.substr((*found)[1].begin, (*found)[1].end - (*found)[1].begin));
}

void each_match(
    const match::Regex& pattern, std::string_view text,
    const std::function<void(const std::vector<std::string_view>& groups, std::size_t at)>& visit) {
  constexpr int k_most = 4096;  // more dependencies than this are generated text
  std::size_t from = 0;
  for (int n = 0; n < k_most; ++n) {
    const auto found = pattern.find(text, from);
    if (!found) return;
    std::vector<std::string_view> groups;
    for (const match::Regex::Group& group : *found)
      groups.push_back(group.begin == std::string_view::npos
                           ? std::string_view()
                           : text.substr(group.begin, group.end - group.begin));
    visit(groups, found->front().begin);
    from = std::max(found->front().end, found->front().begin + 1);
  }
}

}  // namespace bs::scan
