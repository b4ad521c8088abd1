#include "match/schema_check.hpp"

namespace bs::match {

bool SchemaChecker::negation(const Here& here) {
  if (here.node.negation == nullptr || !passes_quietly(*here.node.negation, here.value, here.path))
    return true;
  return fail(here, "not", "must NOT be valid");
}

/// What the branches had to say is told only when none of them passes.
bool SchemaChecker::any_of(const Here& here) {
  if (here.node.any_of.empty()) return true;
  const Told told = told_so_far();
  bool passed = false;
  for (const Node* node : here.node.any_of) {
    passed = passes(*node, here.value, here.path);
    if (passed) break;
  }
  if (!passed) return fail(here, "anyOf", "must match a schema in anyOf");
  take_back(told);
  return true;
}

bool SchemaChecker::one_of(const Here& here) {
  if (here.node.one_of.empty()) return true;
  const Told told = told_so_far();
  std::vector<std::size_t> passing;
  for (std::size_t i = 0; i < here.node.one_of.size() && passing.size() < 2; ++i) {
    if (passes(*here.node.one_of[i], here.value, here.path)) passing.push_back(i);
  }
  if (passing.size() == 1) {
    take_back(told);
    return true;
  }
  const std::string which = passing.empty() ? "null" : fmt::format("{},{}", passing[0], passing[1]);
  return fail(here, "oneOf", "must match exactly one schema in oneOf", "passingSchemas: " + which);
}

bool SchemaChecker::all_of(const Here& here) {
  bool passed = true;
  for (const Node* node : here.node.all_of) {
    passed = passes(*node, here.value, here.path) && passed;
    if (!goes_on(passed)) return false;
  }
  return passed;
}

bool SchemaChecker::condition(const Here& here) {
  const Node& node = here.node;
  if (node.condition == nullptr || (node.consequence == nullptr && node.alternative == nullptr)) return true;
  const bool holds = passes_quietly(*node.condition, here.value, here.path);
  const Node* next = holds ? node.consequence : node.alternative;
  if (next == nullptr || passes(*next, here.value, here.path)) return true;
  const std::string_view keyword = holds ? "then" : "else";
  return fail(here, "if", fmt::format("must match \"{}\" schema", keyword),
              fmt::format("failingKeyword: {}", keyword));
}

}  // namespace bs::match
