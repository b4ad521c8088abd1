#include "facts/markdown.hpp"

#include <cmark-gfm.h>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::facts {
namespace {

constexpr std::size_t k_cap = 512u << 10;

struct FreeNode {
  void operator()(cmark_node* node) const noexcept { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const noexcept { cmark_iter_free(iterator); }
};

std::string text_or_empty(const char* text) {
  return text == nullptr ? "" : text;
}

/// The nearest line that cmark knows, from the node upwards.
std::uint32_t line_of(cmark_node* node) {
  for (; node != nullptr; node = cmark_node_parent(node))
    if (const int line = cmark_node_get_start_line(node); line > 0) return static_cast<std::uint32_t>(line);
  return 0;
}

/// GitHub's: lower case, punctuation dropped, spaces become dashes.
std::string anchor_of(std::string_view heading) {
  std::string anchor;
  const std::string lower = to_lower(heading);
  for (std::size_t at = 0; at < lower.size();) {
    const CodePoint point = decode_utf8(lower, at);
    const std::string_view bytes = std::string_view(lower).substr(at, point.length);
    at += point.length;
    const char c = bytes.front();
    const bool is_word =
        point.value >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (c == ' ') {
      anchor += '-';
    } else if (is_word) {
      anchor += bytes;
    }
  }
  return anchor;
}

/// The values of id="…" and name="…" in raw HTML.
void add_html_anchors(std::string_view html, std::vector<std::string>& anchors) {
  for (const std::string_view name : {"id=", "name="}) {
    for (std::size_t at = html.find(name); at != std::string_view::npos; at = html.find(name, at + 1)) {
      const std::size_t start = at + name.size();
      if (start >= html.size() || (html[start] != '"' && html[start] != '\'')) continue;
      const std::size_t end = html.find(html[start], start + 1);
      if (end != std::string_view::npos) anchors.emplace_back(html.substr(start + 1, end - start - 1));
    }
  }
}

class Reader {
 public:
  MarkdownOutline read(cmark_node* document) {
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get()))
      take(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
    return std::move(outline_);
  }

 private:
  void take(cmark_node* node, bool enters) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING) {
      if (enters) outline_.headings.push_back({"", cmark_node_get_heading_level(node), line_of(node), ""});
      in_heading_ = enters;
      if (!enters) finish_heading();
    }
    if (!enters) return;
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
      outline_.links.push_back(
          {text_or_empty(cmark_node_get_url(node)), line_of(node), type == CMARK_NODE_IMAGE});
    if (type == CMARK_NODE_CODE_BLOCK) ++outline_.code_blocks;
    if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
      add_html_anchors(text_or_empty(cmark_node_get_literal(node)), outline_.anchors);
    if (in_heading_ && (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
      outline_.headings.back().text += text_or_empty(cmark_node_get_literal(node));
  }

  void finish_heading() {
    MarkdownHeading& heading = outline_.headings.back();
    const std::string anchor = anchor_of(heading.text);
    const std::size_t before = seen_[anchor]++;
    heading.anchor = before == 0 ? anchor : fmt::format("{}-{}", anchor, before);
  }

  MarkdownOutline outline_;
  std::map<std::string, std::size_t> seen_;
  bool in_heading_ = false;
};

}  // namespace

MarkdownOutline read_markdown(std::string_view text) {
  if (text.size() > k_cap)
    throw Error(ErrorKind::limit, fmt::format("Markdown of more than {} bytes", grouped(k_cap)));
  const std::unique_ptr<cmark_node, FreeNode> document(
      cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
  return Reader().read(document.get());
}

}  // namespace bs::facts
