#include <deque>
#include <set>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/report/formats.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/entity_text.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--depth", "N", "how many steps from ENTITY (default 1)"},
    {"--relation", "TYPE", "only relations of this type: dependsOn, partOf, consumesApi, ownedBy …", true},
    {"-f,--format", "FORMAT", "table, mermaid, dot, json or lines; FORMAT=FILE writes to a file", true,
     "table mermaid dot json lines"},
    k_no_scan,
};

/// Each pair of opposite relations is drawn once, in the direction in which people write it.
bool is_written_direction(std::string_view type) {
  for (std::string_view passive :
       {"ownerOf", "hasPart", "apiProvidedBy", "apiConsumedBy", "dependencyOf", "childOf", "hasMember"}) {
    if (type == passive) return false;
  }
  return true;
}

report::GraphEdge written_edge(const std::string& ref, const catalog::Neighbour& neighbour) {
  if (is_written_direction(neighbour.type)) return {ref, neighbour.ref, neighbour.type};
  return {neighbour.ref, ref, std::string(model::opposite_relation(neighbour.type))};
}

class Walk {
 public:
  Walk(catalog::Store& store, std::vector<std::string> types) : store_(&store), types_(std::move(types)) {}

  void from(const std::string& start, std::int64_t depth) {
    std::deque<std::pair<std::string, std::int64_t>> open{{start, 0}};
    seen_.insert(start);
    while (!open.empty()) {
      auto [ref, distance] = open.front();
      open.pop_front();
      for (const auto& neighbour : store_->neighbours(ref)) {
        if (!wanted(neighbour.type)) continue;
        if (distance < depth) {
          add_edge(written_edge(ref, neighbour));
          if (seen_.insert(neighbour.ref).second && neighbour.row)
            open.emplace_back(neighbour.ref, distance + 1);
          add_node(neighbour.ref, neighbour.row ? neighbour.row->kind : "", !neighbour.row);
        }
      }
    }
  }

  void add_node(const std::string& ref, const std::string& kind, bool missing, bool focus = false) {
    if (!nodes_.insert(ref).second) return;
    graph_.nodes.push_back({ref, ref_text(ref), to_lower(kind), missing, focus});
  }

  void add(const catalog::Relation& relation) {
    add_node(relation.from, relation.from_kind, false);
    add_edge({relation.from, relation.to, relation.type});
    add_node(relation.to, relation.to_kind, relation.to_kind.empty());
  }

  const report::Graph& graph() const { return graph_; }

 private:
  bool wanted(const std::string& type) const {
    if (types_.empty()) return true;
    auto opposite = std::string(model::opposite_relation(type));
    auto same = [&](const std::string& t) {
      return equal_ignoring_case(t, type) || equal_ignoring_case(t, opposite);
    };
    return std::any_of(types_.begin(), types_.end(), same);
  }

  void add_edge(const report::GraphEdge& edge) {
    if (edges_.insert(edge.from + "\n" + edge.to + "\n" + edge.type).second) graph_.edges.push_back(edge);
  }

  catalog::Store* store_;
  std::vector<std::string> types_;
  std::set<std::string> seen_, nodes_, edges_;
  report::Graph graph_;
};

/// The whole catalog without what stands alone, and without ownership unless it was asked for: owners would
/// tie everything to everything.
report::Graph whole_graph(Context& context, std::vector<std::string> types) {
  if (types.empty()) types = {"dependsOn", "consumesApi", "providesApi", "partOf"};
  Walk walk(context.catalog(), types);
  context.catalog().each_relation(types, [&](const catalog::Relation& relation) { walk.add(relation); });
  return walk.graph();
}

std::string edges_table(const report::Graph& graph) {
  std::string out;
  std::size_t width = 0;
  for (const auto& edge : graph.edges) width = std::max(width, display_width(shown(ref_text(edge.from))));
  for (const auto& edge : graph.edges) {
    out += fmt::format("{}  {:<13} {}\n",
                       pad_right(shown(ref_text(edge.from)), std::min<std::size_t>(width, 36)), edge.type,
                       shown(ref_text(edge.to)));
  }
  return out;
}

int run(Context& context) {
  auto types = context.args().values("--relation");
  report::Graph graph;
  if (context.args().words().empty()) {
    graph = whole_graph(context, types);
  } else {
    auto row = entity_named(context.catalog(), context.args().words().front());
    Walk walk(context.catalog(), types);
    walk.add_node(row.ref, row.kind, false, true);
    walk.from(row.ref, context.args().number("--depth", 0).value_or(1));
    graph = walk.graph();
  }
  context.output().write(context.args(), {{"table", [&] { return edges_table(graph); }},
                                          {"mermaid", [&] { return report::to_mermaid(graph); }},
                                          {"dot", [&] { return report::to_dot(graph); }},
                                          {"json",
                                           [&] {
                                             return json_document({{"graph", report::to_json_value(graph)}});
                                           }},
                                          {"lines", [&] {
                                             std::string out;
                                             for (const auto& node : graph.nodes)
                                               out += shown(ref_text(node.ref)) + "\n";
                                             return out;
                                           }}});
  if (Output::for_people(context.args())) {
    context.output().plain(graph.edges.empty()
                               ? "no relations"
                               : fmt::format("\n{}, {}", count_of(graph.nodes.size(), "entity", "entities"),
                                             count_of(graph.edges.size(), "relation", "relations")));
    context.output().hint("\nnext  -f mermaid for a README, -f dot | dot -Tsvg for a picture\n");
  }
  return 0;
}

}  // namespace

const Command k_catalog_graph{
    "catalog graph",
    "Draw the relations, of one or of all",
    {"[ENTITY]", 0, 1, "entity"},
    "bs catalog graph ledger --depth 2\n"
    "bs catalog graph ledger -f mermaid            to paste into a README\n"
    "bs catalog graph --relation dependsOn -f dot | dot -Tsvg > deps.svg",
    "Without ENTITY dependsOn, consumesApi, providesApi and partOf are drawn; --relation asks for others. "
    "What no document describes is drawn dashed.",
    k_options,
    run,
};

}  // namespace bs::cli
