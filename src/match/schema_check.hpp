#pragma once
/// Judges one instance by the nodes of a schema. The order of all that is told is ajv's.
#include <string>
#include <string_view>
#include <vector>

#include "match/schema_node.hpp"

namespace bs::match {

class SchemaChecker {
 public:
  using Node = Schema::Node;
  using Value = data::Value;

  std::vector<SchemaFault> check(const Node& root, const Value& instance);

 private:
  /// The way from the root of the instance; written out only for a fault.
  struct Path {
    const Path* up = nullptr;
    std::string_view key;
    std::size_t index = 0;
    bool is_index = false;
    std::string text() const;
  };
  /// One schema at one value.
  struct Here {
    const Node& node;
    const Value& value;
    const Path& path;
  };
  /// What has been told, to be taken back when a branch passes after all.
  struct Told {
    std::size_t faults;
    std::size_t left_out;
  };
  using Rule = bool (SchemaChecker::*)(const Here&);

  bool passes(const Node& node, const Value& value, const Path& path);
  bool passes_quietly(const Node& node, const Value& value, const Path& path);
  template <std::size_t count>
  bool all_pass(const std::array<Rule, count>& rules, const Here& here);
  bool passes_group(const Here& here, TypeBit group);
  bool fail(const Here& here, std::string_view keyword, std::string message, std::string params = "");
  bool fail_at(const Path& path, Mark mark, std::string_view keyword, std::string message,
               std::string params);
  Told told_so_far() const { return {faults_.size(), left_out_}; }
  void take_back(const Told& told);
  /// Counts what has been done; Error limit when it is too much.
  void work(std::size_t steps, Mark mark);
  /// Whether to look on after a failure: yes when faults are collected.
  bool goes_on(bool passed) const { return passed || quiet_ == 0; }

  bool type(const Here& here);
  // schema_check_values.cpp
  bool bound(const Here& here, const std::optional<Value>& limit, std::string_view keyword,
             std::string_view sign);
  bool maximum(const Here& here);
  bool minimum(const Here& here);
  bool exclusive_maximum(const Here& here);
  bool exclusive_minimum(const Here& here);
  bool multiple_of(const Here& here);
  bool at_most(const Here& here, std::size_t size, Node::Count limit, std::string_view keyword,
               std::string_view of);
  bool at_least(const Here& here, std::size_t size, Node::Count limit, std::string_view keyword,
                std::string_view of);
  bool length(const Here& here);
  bool pattern(const Here& here);
  bool format(const Here& here);
  bool constant(const Here& here);
  bool choices(const Here& here);
  // schema_check_logic.cpp
  bool negation(const Here& here);
  bool any_of(const Here& here);
  bool one_of(const Here& here);
  bool all_of(const Here& here);
  bool condition(const Here& here);
  // schema_check_items.cpp
  bool item_count(const Here& here);
  bool items(const Here& here);
  bool contains(const Here& here);
  bool unique_items(const Here& here);
  // schema_check_properties.cpp
  bool property_count(const Here& here);
  bool required(const Here& here);
  bool property_names(const Here& here);
  bool additional_properties(const Here& here);
  bool dependencies(const Here& here);
  bool required_with(const Here& here, const Node::Dependency& dependency);
  bool properties(const Here& here);
  bool pattern_properties(const Here& here);

  std::vector<SchemaFault> faults_;
  std::size_t left_out_ = 0;
  std::size_t quiet_ = 0;  ///< > 0: only the verdict counts
  std::size_t depth_ = 0;
  std::size_t steps_ = 0;
};

/// The value as JavaScript joins it into a text: "a,b", "[object Object]".
std::string javascript_text(const data::Value& value);
std::string count_text(std::size_t count);
/// Whether a number is a multiple of another in decimal digits: 1.1 is one of 0.1.
bool is_multiple(const data::Value& number, const data::Value& of);

}  // namespace bs::match
