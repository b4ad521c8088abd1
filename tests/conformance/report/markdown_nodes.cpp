#include "markdown_nodes.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>

#include "hex.hpp"

namespace bs::test {

std::string markdown_nodes(const std::string& text) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(cmark_parser_new(CMARK_OPT_DEFAULT),
                                                                      cmark_parser_free);
  for (const char* name : {"table", "autolink", "strikethrough", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  const std::unique_ptr<cmark_node, void (*)(cmark_node*)> root(cmark_parser_finish(parser.get()),
                                                                cmark_node_free);
  const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> each(cmark_iter_new(root.get()), cmark_iter_free);
  std::string out;
  for (cmark_event_type event; (event = cmark_iter_next(each.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(each.get());
    const char* literal = cmark_node_get_literal(node);
    out += event == CMARK_EVENT_ENTER ? "+" : "-";
    out += std::string(cmark_node_get_type_string(node)) + " " + hex(literal ? literal : "") + "\n";
  }
  return out;
}

}  // namespace bs::test
