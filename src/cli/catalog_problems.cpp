#include <map>
#include <tuple>

#include "bs/base/error.hpp"
#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/entity_text.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--severity", "LEVEL", "error, warning (default) or note: this and what is worse", false,
     "error warning note"},
    {"--only", "KIND", "only this kind of problem, for example duplicate", true},
    {"--exit-code", "", "exit status 1 when an error is listed"},
    k_limit,
    {"-f,--format", "FORMAT", "table, json or lines; FORMAT=FILE writes to a file", true, "table json lines"},
    k_no_scan,
};

Severity least_severity(const Arguments& arguments) {
  auto text = arguments.value_or("--severity", "warning");
  for (auto severity : {Severity::error, Severity::warning, Severity::note}) {
    if (name_of(severity) == text) return severity;
  }
  throw Error(ErrorKind::usage,
              fmt::format("--severity takes error, warning or note, not '{}'", shown(text)));
}

std::string where(const catalog::ProblemRow& row, bool with_line = false) {
  auto place = with_line ? Place{row.problem.path, row.problem.mark}.text() : row.problem.path;
  if (place.empty()) return row.repository;
  return row.repository.empty() ? place : row.repository + "/" + place;
}

constexpr std::size_t k_faults_of_a_file = 3;

std::string message_lines(const catalog::ProblemRow& row, const Terminal& terminal) {
  const auto& problem = row.problem;
  auto width = terminal.out_is_tty ? terminal.width - 8 : 100000;
  auto place =
      problem.mark.line == 0 ? std::string() : fmt::format("{}:{}  ", problem.mark.line, problem.mark.column);
  std::string out;
  for (const auto& line : wrap(place + shown(problem.message), width))
    out += fmt::format("        {}\n", line);
  if (!row.other_place.empty()) out += fmt::format("        the other: {}\n", shown(row.other_place));
  if (!problem.hint.empty()) out += fmt::format("        hint: {}\n", shown(problem.hint));
  return out;
}

/// The faults of one file stand together: the place once, the first few messages, and how many more there
/// are.
std::string problems_text(const std::vector<catalog::ProblemRow>& rows, const Terminal& terminal) {
  std::string out;
  for (std::size_t i = 0; i < rows.size();) {
    const auto& first = rows[i].problem;
    auto same = [&](const catalog::ProblemRow& row) {
      return row.repository_path == rows[i].repository_path && row.problem.path == first.path &&
             row.problem.kind == first.kind && row.problem.severity == first.severity;
    };
    auto end = i;
    while (end < rows.size() && same(rows[end])) ++end;
    auto style = first.severity == Severity::error     ? Style::red
                 : first.severity == Severity::warning ? Style::yellow
                                                       : Style::dim;
    out += fmt::format("{}{}  {}\n", styled(pad_right(name_of(first.severity), 9), style, terminal.out_color),
                       shown(where(rows[i])),
                       styled(model::name_of(first.kind), Style::dim, terminal.out_color));
    auto most = first.path.empty() ? end : std::min(end, i + k_faults_of_a_file);
    for (auto at = i; at < most; ++at) out += message_lines(rows[at], terminal);
    if (most < end) out += fmt::format("        and {} more in this file\n", end - most);
    i = end;
  }
  return out;
}

std::string problems_json(const std::vector<catalog::ProblemRow>& rows) {
  data::Array problems;
  for (const auto& row : rows) {
    auto value = data::Value::object();
    auto text = [&](std::string_view key, std::string_view field) {
      value.set(key, field.empty() ? data::Value() : data::Value(field));
    };
    text("kind", model::name_of(row.problem.kind));
    text("severity", name_of(row.problem.severity));
    text("repository", row.repository);
    text("repositoryPath", row.repository_path);
    text("path", row.problem.path);
    value.set("line", static_cast<std::int64_t>(row.problem.mark.line));
    value.set("column", static_cast<std::int64_t>(row.problem.mark.column));
    text("ref", row.problem.ref);
    text("message", row.problem.message);
    text("hint", row.problem.hint);
    text("otherPlace", row.other_place);
    problems.push_back(std::move(value));
  }
  return json_document({{"problems", std::move(problems)}});
}

std::string counts_text(const std::vector<catalog::ProblemRow>& rows) {
  std::map<Severity, std::size_t, std::greater<>> counts;
  for (const auto& row : rows) ++counts[row.problem.severity];
  std::string out;
  for (const auto& [severity, n] : counts) {
    out += fmt::format("{}{}", out.empty() ? "" : ", ",
                       count_of(n, name_of(severity), fmt::format("{}s", name_of(severity))));
  }
  return out;
}

std::vector<catalog::ProblemRow> selected(Context& context) {
  const auto least = least_severity(context.args());
  auto kinds = context.args().values("--only");
  auto rows = context.catalog().problems();
  std::erase_if(rows, [&](const catalog::ProblemRow& row) {
    if (row.problem.severity < least) return true;
    return !kinds.empty() &&
           std::find(kinds.begin(), kinds.end(), model::name_of(row.problem.kind)) == kinds.end();
  });
  auto key = [](const catalog::ProblemRow& row) {
    return std::tie(row.repository, row.repository_path, row.problem.path, row.problem.kind,
                    row.problem.mark.line);
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
    return a.problem.severity != b.problem.severity ? a.problem.severity > b.problem.severity
                                                    : key(a) < key(b);
  });
  return rows;
}

int run(Context& context) {
  auto rows = selected(context);
  const bool any_error = !rows.empty() && rows.front().problem.severity == Severity::error;
  const auto counts = counts_text(rows);
  const auto total = rows.size();
  const auto limit = static_cast<std::size_t>(row_limit(context));
  if (limit != 0 && rows.size() > limit) rows.resize(limit);
  context.output().write(context.args(), {{"table", [&] { return problems_text(rows, context.terminal()); }},
                                          {"json", [&] { return problems_json(rows); }},
                                          {"lines", [&] {
                                             std::string out;
                                             for (const auto& row : rows)
                                               out += fmt::format("{}: {}: {}\n", shown(where(row, true)),
                                                                  name_of(row.problem.severity),
                                                                  shown(row.problem.message));
                                             return out;
                                           }}});
  if (Output::for_people(context.args())) {
    context.output().plain(total == 0 ? "no problems" : "\n" + counts);
    if (rows.size() < total)
      context.output().plain(
          fmt::format("{} of {} shown, worst first; --limit 0 shows all", rows.size(), total));
  }
  return any_error && context.args().flag("--exit-code") ? 1 : 0;
}

}  // namespace

const Command k_catalog_problems{
    "catalog problems",
    "What is invalid, missing or contradictory",
    {"", 0, 0},
    "bs catalog problems                          errors and warnings, worst first\n"
    "bs catalog problems --only duplicate\n"
    "bs catalog problems --severity error --exit-code   for a CI job",
    "Kinds: unreadable-repository, unreadable-file, invalid-document, missing-owner, owner-disagreement, "
    "duplicate, dangling-reference, "
    "needs-network, location-target, codeowners, manifest, orphan, skeleton, history. Notes (skeletons, "
    "shallow history) are listed with "
    "--severity note.",
    k_options,
    run,
};

}  // namespace bs::cli
