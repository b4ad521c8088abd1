#include <fmt/format.h>

#include <map>

#include "bs/model/ref.hpp"
#include "catalog/entity_row.hpp"
#include "catalog/lookups.hpp"
#include "catalog/relation_types.hpp"

namespace bs::catalog {

namespace {

using model::ProblemKind;

void add_stored(sql::Database& database, std::vector<ProblemRow>& problems) {
  sql::Statement& rows = database.cached(
      "SELECT q.kind, q.severity, q.path, q.line, q.col, q.ref, q.message, q.hint, p.name, p.path"
      " FROM problems q JOIN repositories p ON p.id = q.repository WHERE p.state <> ?"
      " ORDER BY p.name, p.identity, q.path, q.line, q.col, q.id");
  rows.with(model::RepositoryState::gone);
  while (rows.step()) {
    ProblemRow row;
    row.problem.kind = static_cast<ProblemKind>(rows.integer(0));
    row.problem.severity = static_cast<Severity>(rows.integer(1));
    row.problem.path = rows.text(2);
    row.problem.mark = {static_cast<std::uint32_t>(rows.integer(3)),
                        static_cast<std::uint32_t>(rows.integer(4))};
    row.problem.ref = rows.text(5);
    row.problem.message = rows.text(6);
    row.problem.hint = rows.text(7);
    row.repository = rows.text(8);
    row.repository_path = rows.text(9);
    problems.push_back(std::move(row));
  }
}

/// Repositories that could not be read, where the scan itself has not told so, and those that have gone.
void add_repositories(sql::Database& database, std::vector<ProblemRow>& problems) {
  sql::Statement& rows = database.cached(
      "SELECT p.name, p.path, p.state, p.reason, (SELECT count(*) FROM entities e WHERE e.repository = p.id)"
      " FROM repositories p WHERE p.state = ?1 OR (p.state = ?2 AND NOT EXISTS"
      " (SELECT 1 FROM problems q WHERE q.repository = p.id AND q.kind = ?3)) ORDER BY p.name, p.identity");
  rows.with(model::RepositoryState::gone, model::RepositoryState::unreadable,
            ProblemKind::unreadable_repository);
  while (rows.step()) {
    const bool gone = static_cast<model::RepositoryState>(rows.integer(2)) == model::RepositoryState::gone;
    const auto entities = static_cast<std::size_t>(rows.integer(4));
    if (gone && entities == 0) continue;
    ProblemRow row;
    row.repository = rows.text(0);
    row.repository_path = rows.text(1);
    if (gone) {
      row.problem.kind = ProblemKind::orphan;
      row.problem.severity = Severity::warning;
      row.problem.message = fmt::format("the repository has gone; {} {} left", entities,
                                        entities == 1 ? "entity of it is" : "entities of it are");
      row.problem.hint = "bs catalog prune removes them";
    } else {
      row.problem.kind = ProblemKind::unreadable_repository;
      row.problem.message = rows.text(3);
    }
    problems.push_back(std::move(row));
  }
}

std::string place_text(const std::string& repository, const std::string& path, std::int64_t line) {
  return line > 0 ? fmt::format("{} {}:{}", repository, path, line) : fmt::format("{} {}", repository, path);
}

void add_duplicates(sql::Database& database, std::vector<ProblemRow>& problems) {
  sql::Statement& rows = database.cached(
      "SELECT r.ref, p.name, p.path, f.path, e.line, e.col, wp.name, wf.path, w.line FROM entities e"
      " JOIN refs r ON r.id = e.ref JOIN repositories p ON p.id = e.repository LEFT JOIN files f ON f.id = "
      "e.file"
      " LEFT JOIN entities w ON w.id = r.entity LEFT JOIN repositories wp ON wp.id = w.repository"
      " LEFT JOIN files wf ON wf.id = w.file WHERE e.active = 0 ORDER BY r.ref, p.identity, f.path, e.line");
  while (rows.step()) {
    ProblemRow row;
    row.problem.kind = ProblemKind::duplicate;
    row.problem.ref = rows.text(0);
    row.repository = rows.text(1);
    row.repository_path = rows.text(2);
    row.problem.path = rows.text(3);
    row.problem.mark = {static_cast<std::uint32_t>(rows.integer(4)),
                        static_cast<std::uint32_t>(rows.integer(5))};
    row.other_place = place_text(rows.text(6), rows.text(7), rows.integer(8));
    row.problem.message =
        fmt::format("{} stands here and in {}, which counts", row.problem.ref, row.other_place);
    row.problem.hint = "rename or remove one of the two";
    problems.push_back(std::move(row));
  }
}

/// "there is api:default/x": the same name under another kind.
std::string other_kind_hint(sql::Database& database, const std::string& target) {
  for (const EntityRow& row : entities_named(database, model::split_canonical(target).name)) {
    if (row.ref != target) return "there is " + row.ref;
  }
  return "";
}

// What nothing answers is looked for in one of two orders, which CROSS JOIN fixes: from the refs without an
// entity, and who names them; or, where they are named so often that jumping to each place takes longer,
// through all that is written, as it lies in the file.
constexpr std::string_view k_from_refs =
    " FROM refs t CROSS JOIN relations l ON l.target = t.id CROSS JOIN entities e ON e.id = l.origin"
    " CROSS JOIN repositories p ON p.id = e.repository";
constexpr std::string_view k_through_all =
    " FROM repositories p CROSS JOIN entities e ON e.repository = p.id"
    " CROSS JOIN relations l ON l.origin = e.id CROSS JOIN refs t ON t.id = l.target";
constexpr std::int64_t k_many = 100'000;

bool are_many_dangling(sql::Database& database) {
  sql::Statement& row = database.cached(
      "SELECT count(*) FROM (SELECT 1 FROM refs t CROSS JOIN relations l ON l.target = t.id"
      " WHERE t.entity IS NULL LIMIT ?)");
  row.with(k_many);
  return row.step() && row.integer(0) == k_many;
}

sql::Statement& dangling_rows(sql::Database& database) {
  return database.cached(
      fmt::format("SELECT o.ref, l.type, t.ref, p.name, p.path, f.path, l.line, l.col{}"
                  " JOIN refs o ON o.id = e.ref LEFT JOIN files f ON f.id = e.file"
                  " WHERE t.entity IS NULL AND l.source = 0 AND e.active = 1 AND p.state <> ?"
                  " ORDER BY p.name, p.identity, f.path, l.line, l.col, t.ref",
                  are_many_dangling(database) ? k_through_all : k_from_refs));
}

void add_dangling(sql::Database& database, std::vector<ProblemRow>& problems) {
  const auto before = problems.size();
  sql::Statement& rows = dangling_rows(database);
  rows.with(model::RepositoryState::gone);
  while (rows.step()) {
    ProblemRow row;
    row.problem.kind = ProblemKind::dangling_reference;
    row.problem.ref = rows.text(0);
    row.problem.message = fmt::format("{} {}, which no entity of the catalog answers",
                                      relation_name(rows.integer(1)), rows.text(2));
    row.problem.hint = rows.text(2);  // until below
    row.repository = rows.text(3);
    row.repository_path = rows.text(4);
    row.problem.path = rows.text(5);
    row.problem.mark = {static_cast<std::uint32_t>(rows.integer(6)),
                        static_cast<std::uint32_t>(rows.integer(7))};
    problems.push_back(std::move(row));
  }
  std::map<std::string, std::string> hints;
  for (auto i = before; i < problems.size(); ++i) {
    std::string& hint = problems[i].problem.hint;
    const auto [known, is_new] = hints.try_emplace(hint);
    if (is_new) known->second = other_kind_hint(database, hint);
    hint = known->second;
  }
}

}  // namespace

std::vector<ProblemRow> all_problems(sql::Database& database, bool covers_workspace) {
  std::vector<ProblemRow> problems;
  add_repositories(database, problems);
  add_stored(database, problems);
  add_duplicates(database, problems);
  if (covers_workspace) add_dangling(database, problems);
  return problems;
}

}  // namespace bs::catalog
