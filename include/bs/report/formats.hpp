#pragma once
/// Machine formats: each escapes by its own rules (reliability.md §3).
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::report {

/// RFC 4180 with LF; a cell that a spreadsheet would run as a formula (=, +, -, @, tab, CR first) is prefixed
/// with an apostrophe.
std::string csv_row(const std::vector<std::string>& cells);

struct GraphNode {
  std::string ref;    ///< canonical
  std::string label;  ///< name
  std::string kind;   ///< decides the shape
  bool missing = false;
  bool focus = false;
};
struct GraphEdge {
  std::string from, to, type;
};
struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
};
std::string to_mermaid(const Graph& graph);
std::string to_dot(const Graph& graph);
data::Value to_json_value(const Graph& graph);

/// HTML-, Markdown- and XML-escaped text, by context; XML-illegal characters dropped.
std::string html_escaped(std::string_view text);
std::string markdown_escaped(std::string_view text);
/// Only http(s) and mailto links survive; else "".
std::string safe_link(std::string_view url);

}  // namespace bs::report
