#include "merge_implies.hpp"

#include <algorithm>

namespace bs::checks {
namespace {

using model::Condition;
using Form = Condition::Form;

bool same_operand(const model::Operand& a, const model::Operand& b) {
  return a.fact == b.fact && a.path->text() == b.path->text();
}

bool same_right(const Condition& a, const Condition& b) {
  if (a.right.index() != b.right.index()) return false;
  if (const auto* operand = std::get_if<model::Operand>(&a.right))
    return same_operand(*operand, std::get<model::Operand>(b.right));
  return std::get<data::Value>(a.right) == std::get<data::Value>(b.right);
}

bool always_holds(const Condition& condition) {
  if (condition.form == Form::always) return true;
  return condition.form != Form::test && condition.members.empty();
}

/// A proof search with a bound: what needs more steps cannot be told.
struct Proof {
  int steps_left = 2'000;

  bool every(const std::vector<Condition>& members, auto&& holds) {
    return std::all_of(members.begin(), members.end(), holds);
  }
  bool some(const std::vector<Condition>& members, auto&& holds) {
    return std::any_of(members.begin(), members.end(), holds);
  }

  bool implies(const Condition& strong, const Condition& weak) {
    if (--steps_left < 0) return false;
    if (always_holds(weak) || same_condition(strong, weak)) return true;
    if (always_holds(strong)) return false;
    if (weak.form == Form::all)
      return every(weak.members, [&](const Condition& member) { return implies(strong, member); });
    if (strong.form == Form::any)
      return every(strong.members, [&](const Condition& member) { return implies(member, weak); });
    if (strong.form == Form::none && weak.form == Form::none)
      return every(weak.members, [&](const Condition& out) {
        return some(strong.members, [&](const Condition& wider) { return implies(out, wider); });
      });
    return (strong.form == Form::all &&
            some(strong.members, [&](const Condition& member) { return implies(member, weak); })) ||
           (weak.form == Form::any &&
            some(weak.members, [&](const Condition& member) { return implies(strong, member); }));
  }
};

/// Whether every entity that `narrow` takes is one that `wide` takes: each field that `wide` asks for,
/// `narrow` asks for with no further values.
bool map_takes_all_of(const model::EntityFilter::Map& wide, const model::EntityFilter::Map& narrow) {
  return std::all_of(wide.begin(), wide.end(), [&](const auto& asked) {
    const auto& [key, values] = asked;
    return std::any_of(narrow.begin(), narrow.end(), [&key = key, &values = values](const auto& other) {
      return other.first == key &&
             std::all_of(other.second.begin(), other.second.end(), [&](const auto& value) {
               return std::find(values.begin(), values.end(), value) != values.end();
             });
    });
  });
}

}  // namespace

bool same_condition(const Condition& a, const Condition& b) {
  if (a.form != b.form || a.members.size() != b.members.size()) return false;
  if (a.form == Form::test &&
      !(same_operand(a.left, b.left) && a.operator_name == b.operator_name && same_right(a, b)))
    return false;
  return std::equal(a.members.begin(), a.members.end(), b.members.begin(), same_condition);
}

bool implies(const Condition& strong, const Condition& weak) {
  return Proof().implies(strong, weak);
}

bool same_filter(const model::EntityFilter& a, const model::EntityFilter& b) {
  return a.any_of == b.any_of && a.query == b.query;
}

bool takes_all_of(const model::EntityFilter& wide, const model::EntityFilter& narrow) {
  if (!wide.query.is_null() && !(wide.query == narrow.query)) return false;
  if (wide.any_of.empty()) return true;
  return !narrow.any_of.empty() &&
         std::all_of(narrow.any_of.begin(), narrow.any_of.end(), [&](const auto& part) {
           return std::any_of(wide.any_of.begin(), wide.any_of.end(),
                              [&](const auto& candidate) { return map_takes_all_of(candidate, part); });
         });
}

}  // namespace bs::checks
