#include <fmt/format.h>

#include <algorithm>

#include "catalog/lookups.hpp"
#include "catalog/relation_types.hpp"

namespace bs::catalog {

namespace {

/// The numbers of the types in their written direction; of all, when none is named.
std::vector<std::int64_t> written_types(const std::vector<std::string>& types) {
  std::vector<std::int64_t> numbers;
  for (const std::string& type : types) {
    if (const auto number = relation_number(type)) numbers.push_back(written_direction(*number));
  }
  for (std::int64_t number = 0; types.empty() && !relation_name(number).empty(); number += 2)
    numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

/// An SQL expression for the type's name, by which people expect an order.
std::string name_of_type(const std::vector<std::int64_t>& types) {
  std::string names = "CASE x.type";
  for (const auto type : types) names += fmt::format(" WHEN {} THEN '{}'", type, relation_name(type));
  return names + " END";
}

/// Relations stand as their origin says them, and may stand at both ends: what is written the other way is
/// turned round, and UNION takes the second of two.
constexpr std::string_view k_relations =
    "SELECT {1}, rf.ref, f.kind, rt.ref, t.kind FROM ("
    " SELECT origin AS start, type, target FROM relations WHERE type IN ({0})"
    " UNION SELECT r.entity, l.type - 1, o.ref FROM relations l"
    " JOIN entities o ON o.id = l.origin AND o.active = 1 JOIN refs r ON r.id = l.target"
    " WHERE l.type - 1 IN ({0}) AND r.entity IS NOT NULL) x"
    " JOIN entities f ON f.id = x.start AND f.active = 1 JOIN refs rf ON rf.id = f.ref"
    " JOIN refs rt ON rt.id = x.target LEFT JOIN entities t ON t.id = rt.entity"
    " ORDER BY f.name, f.kind, f.namespace, 1, rt.ref";

}  // namespace

void each_relation(sql::Database& database, const std::vector<std::string>& types,
                   const std::function<void(const Relation&)>& visit) {
  const auto numbers = written_types(types);
  if (numbers.empty()) return;
  auto rows = database.prepare(
      fmt::format(fmt::runtime(k_relations), fmt::join(numbers, ", "), name_of_type(numbers)));
  while (rows.step()) visit({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
}

}  // namespace bs::catalog
