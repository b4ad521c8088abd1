#pragma once
/// Runs a query over a tree.
#include <deque>
#include <unordered_map>

#include "match/jsonpath_query.hpp"

namespace bs::match::path {

/// The way to a value, by the steps before; kept only where somebody will ask for paths.
struct Step {
  const Step* up = nullptr;
  std::string_view key;
  std::size_t index = 0;
  bool is_index = false;
};
std::string normal_path(const Step* step);

struct Found {
  const data::Value* value = nullptr;
  const Step* step = nullptr;
};

class Evaluator {
 public:
  Evaluator(const data::Value& root, const JsonPathLimits& limits) : root_(root), limits_(limits) {}

  /// `current` is what `@` stands for. With `steps`, each node gets its way.
  std::vector<Found> run(const Query& query, const data::Value& current, std::deque<Step>* steps);

 private:
  /// What an operand came to: a value of the tree or of the query, one of its own, or nothing.
  using Result = std::variant<std::monostate, const data::Value*, data::Value>;

  void select(const Segment& segment, const Found& from, std::vector<Found>& out);
  void select_one(const Selector& selector, const Found& from, std::vector<Found>& out);
  void select_slice(const Slice& slice, const Found& from, std::vector<Found>& out);
  void select_children(const Found& from, const Filter* filter, std::vector<Found>& out);
  void select_below(const Segment& segment, const Found& from, std::vector<Found>& out);
  Found member(const Found& from, const data::Member& member);
  Found item(const Found& from, std::size_t index);
  void add(std::vector<Found>& out, const Found& found);
  void work(std::size_t steps = 1);

  bool holds(const Logical& logical, const data::Value& current);
  bool compare(const Compare& compare, const data::Value& current);
  bool test(const Test& test, const data::Value& current);
  const data::Value* find_singular(const Query& query, const data::Value& current);
  Result value_of(const Operand& operand, const data::Value& current);
  Result call(const Call& call, const data::Value& current);
  bool matches(const Call& call, const data::Value& current);
  const Regex* regex_of(const std::string& pattern);

  const data::Value& root_;
  const JsonPathLimits& limits_;
  std::size_t steps_taken_ = 0;
  std::deque<Step>* steps_ = nullptr;
  std::unordered_map<std::string, std::optional<Regex>> regexes_;  ///< of patterns that the document holds
};

}  // namespace bs::match::path
