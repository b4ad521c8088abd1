#pragma once
/// From a document to nodes. Each fault is collected with its place; none ends the reading.
#include <functional>
#include <map>
#include <memory>
#include <unordered_map>

#include "bs/base/error.hpp"
#include "match/schema_node.hpp"

namespace bs::match {

class SchemaCompiler {
 public:
  using Node = Schema::Node;
  using Value = data::Value;
  using Member = data::Member;

  /// The root, kept alive with all other nodes. Error config with all faults.
  std::shared_ptr<const Node> compile(const Value& schema);

 private:
  /// Where the reader stands.
  struct At {
    Node& node;
    std::string pointer;  ///< of the keyword
    std::string base;     ///< the URI that references are seen from
    std::size_t depth;
    const Value& schema;
  };
  using Reader = void (SchemaCompiler::*)(const At&, const Member&);
  struct Keyword {
    std::string_view name;
    Reader read;
  };
  /// A `$ref` that waits until all ids are known.
  struct Pending {
    Node* node;
    std::string base;
    std::string reference;
    Mark mark;
    std::string pointer;
    std::size_t depth;
  };

  static const std::vector<Keyword>& keywords();

  Node* schema_at(const Value& value, std::string pointer, const std::string& base, std::size_t depth);
  void read_object(Node& node, const Value& value, std::string base, std::size_t depth);
  std::string note_id(const Value& schema, const std::string& base);
  void fault(std::string_view pointer, Mark mark, std::string_view what, std::string hint = "");
  void fault(const At& at, const Member& member, std::string_view what, std::string hint = "");

  // References, in schema_refs.cpp.
  void resolve_all();
  void resolve(const Pending& pending);
  void refuse_cycles();

  // Keywords, in schema_keywords.cpp; each reads its value into the node.
  Node* sub(const At& at, const Value& value, std::string_view more = "");
  void read_ref(const At& at, const Member& member);
  void read_types(const At& at, const Member& member);
  void read_enum(const At& at, const Member& member);
  void read_const(const At& at, const Member& member);
  void read_later_draft(const At& at, const Member& member);
  void read_unique(const At& at, const Member& member);
  void read_pattern(const At& at, const Member& member);
  void read_format(const At& at, const Member& member);
  void read_items(const At& at, const Member& member);
  void read_additional_items(const At& at, const Member& member);
  void read_required(const At& at, const Member& member);
  void read_properties(const At& at, const Member& member);
  void read_pattern_properties(const At& at, const Member& member);
  void read_dependencies(const At& at, const Member& member);
  void read_definitions(const At& at, const Member& member);
  template <std::optional<Value> Node::*field>
  void read_number(const At& at, const Member& member);
  template <Node::Count Node::*field>
  void read_count(const At& at, const Member& member);
  template <Node::Link Node::*field>
  void read_schema(const At& at, const Member& member);
  template <std::vector<Node::Link> Node::*field>
  void read_list(const At& at, const Member& member);
  bool is_map(const At& at, const Member& member);
  bool read_names(const At& at, const Member& member, std::string_view pointer,
                  std::vector<std::string>& out);

  std::shared_ptr<SchemaNodes> nodes_ = std::make_shared<SchemaNodes>();
  std::unordered_map<const Value*, Node*> node_of_;
  std::unordered_map<const Value*, std::string> base_of_;
  std::map<std::string, const Value*, std::less<>> resources_;  ///< by URI without fragment
  std::map<std::string, const Value*, std::less<>> anchors_;    ///< by URI with fragment
  std::vector<Pending> pending_;
  std::vector<Diagnostic> faults_;
};

/// "a/b~c" → "a~1b~0c".
std::string pointer_token(std::string_view key);

}  // namespace bs::match
