#include "bs/base/text.hpp"
#include "bs/report/formats.hpp"

namespace bs::report {
namespace {

/// Node ids are numbers: names may hold anything.
std::map<std::string, std::size_t> numbered(const Graph& graph) {
  std::map<std::string, std::size_t> ids;
  for (const auto& node : graph.nodes) ids.emplace(node.ref, ids.size());
  return ids;
}

/// Mermaid takes HTML entities written with '#' inside quoted labels.
std::string mermaid_text(std::string_view text) {
  std::string out;
  for (char c : repair_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      out += ' ';
    } else if (std::string_view("\"#&<>;`").find(c) != std::string_view::npos) {
      out += fmt::format("#{};", static_cast<int>(byte));
    } else {
      out += c;
    }
  }
  return out;
}

std::pair<std::string_view, std::string_view> mermaid_shape(std::string_view kind) {
  if (kind == "api") return {"([", "])"};
  if (kind == "resource") return {"[(", ")]"};
  if (kind == "group" || kind == "user") return {"((", "))"};
  if (kind == "system" || kind == "domain") return {"[[", "]]"};
  return {"[", "]"};
}

std::string_view dot_shape(std::string_view kind) {
  if (kind == "api") return "oval";
  if (kind == "resource") return "cylinder";
  if (kind == "group" || kind == "user") return "circle";
  if (kind == "system" || kind == "domain") return "component";
  return "box";
}

std::string dot_quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : repair_utf8(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

}  // namespace

std::string to_mermaid(const Graph& graph) {
  auto ids = numbered(graph);
  std::string out = "graph LR\n";
  for (const auto& node : graph.nodes) {
    auto [open, close] = mermaid_shape(node.kind);
    out += fmt::format("  n{}{}\"{}\"{}\n", ids[node.ref], open, mermaid_text(node.label), close);
  }
  for (const auto& edge : graph.edges) {
    out += fmt::format("  n{} -->|{}| n{}\n", ids[edge.from], mermaid_text(edge.type), ids[edge.to]);
  }
  for (const auto& node : graph.nodes) {
    if (node.missing) out += fmt::format("  style n{} stroke-dasharray: 4 4\n", ids[node.ref]);
    if (node.focus) out += fmt::format("  style n{} stroke-width: 3px\n", ids[node.ref]);
  }
  return out;
}

std::string to_dot(const Graph& graph) {
  auto ids = numbered(graph);
  std::string out =
      "digraph catalog {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", "
      "fontsize=10];\n";
  for (const auto& node : graph.nodes) {
    std::string_view style = node.missing ? ", style=dashed" : node.focus ? ", penwidth=3" : "";
    out += fmt::format("  n{} [label={}, shape={}{}];\n", ids[node.ref], dot_quoted(node.label),
                       dot_shape(node.kind), style);
  }
  for (const auto& edge : graph.edges) {
    out += fmt::format("  n{} -> n{} [label={}];\n", ids[edge.from], ids[edge.to], dot_quoted(edge.type));
  }
  return out + "}\n";
}

data::Value to_json_value(const Graph& graph) {
  data::Array nodes, edges;
  for (const auto& node : graph.nodes) {
    auto value = data::Value::object();
    value.set("ref", node.ref);
    value.set("label", node.label);
    value.set("kind", node.kind.empty() ? data::Value() : data::Value(node.kind));
    value.set("missing", node.missing);
    nodes.push_back(std::move(value));
  }
  for (const auto& edge : graph.edges) {
    auto value = data::Value::object();
    value.set("from", edge.from);
    value.set("to", edge.to);
    value.set("type", edge.type);
    edges.push_back(std::move(value));
  }
  auto result = data::Value::object();
  result.set("nodes", std::move(nodes));
  result.set("edges", std::move(edges));
  return result;
}

}  // namespace bs::report
