#include <set>
#include <tuple>

#include "catalog/write_scan.hpp"

namespace bs::catalog {

namespace {

using Spot = std::tuple<std::int64_t, std::string, std::int64_t, std::int64_t>;  // kind, path, line, column

}  // namespace

void write_problems(sql::Database& database, std::int64_t repository,
                    const std::vector<model::Problem>& problems,
                    const std::function<bool(const model::Problem&)>& keeps) {
  std::set<Spot> told;
  for (const model::Problem& p : problems) {
    told.insert({static_cast<std::int64_t>(p.kind), p.path, p.mark.line, p.mark.column});
  }
  std::vector<std::int64_t> outdated;
  sql::Statement& stored =
      database.cached("SELECT id, kind, path, line, col FROM problems WHERE repository = ?");
  stored.with(repository);
  while (stored.step()) {
    model::Problem old;
    old.kind = static_cast<model::ProblemKind>(stored.integer(1));
    old.path = stored.text(2);
    const Spot spot{stored.integer(1), old.path, stored.integer(3), stored.integer(4)};
    if (!keeps(old) || told.count(spot) > 0) outdated.push_back(stored.integer(0));
  }
  for (const auto id : outdated) database.cached("DELETE FROM problems WHERE id = ?").with(id).run();
  for (const model::Problem& p : problems) {
    database
        .cached(
            "INSERT INTO problems (repository, path, kind, severity, line, col, ref, message, hint)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .with(repository, p.path, p.kind, p.severity, p.mark.line, p.mark.column, p.ref, p.message, p.hint)
        .run();
  }
}

}  // namespace bs::catalog
