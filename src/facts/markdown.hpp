#pragma once
/// Markdown's outline by cmark-gfm: what checks ask of a README.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bs::facts {

struct MarkdownHeading {
  std::string text;
  int level = 1;
  std::uint32_t line = 0;
  std::string anchor;  ///< as GitHub links to it
};
struct MarkdownLink {
  std::string target;  ///< as written, entities and escapes resolved
  std::uint32_t line = 0;
  bool is_image = false;
};
struct MarkdownOutline {
  std::vector<MarkdownHeading> headings;
  std::vector<MarkdownLink> links;   ///< of the text; not those in raw HTML
  std::vector<std::string> anchors;  ///< id and name of raw HTML
  std::size_t code_blocks = 0;
};

/// Error limit above 512 KiB.
MarkdownOutline read_markdown(std::string_view text);

}  // namespace bs::facts
