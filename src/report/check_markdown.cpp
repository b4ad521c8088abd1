// For GITHUB_STEP_SUMMARY and for a comment that one marker finds again.
#include "bs/base/text.hpp"
#include "report/check_rows.hpp"
#include "report/markdown_text.hpp"

namespace bs::report {
namespace {

using model::Change;
using model::Outcome;

constexpr std::string_view k_marker = "<!-- bs check -->\n";

/// "3 failed, 2 warnings, 9 passed": what there is of each.
class Tally {
 public:
  void add(std::size_t count, std::string_view one, std::string_view many) {
    if (count == 0) return;
    if (!text_.empty()) text_ += ", ";
    text_ += count_of(count, one, many);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string totals_text(const model::CheckRun& run) {
  const model::Totals totals = model::totals_of(run);
  Tally tally;
  if (run.base) {
    tally.add(totals.added, "new", "new");
    tally.add(totals.fixed, "fixed", "fixed");
    tally.add(totals.known, "known", "known");
    tally.add(totals.due, "due", "due");
    return tally.text().empty() ? "nothing changed" : tally.text();
  }
  tally.add(totals.failed, "failed", "failed");
  tally.add(totals.warnings, "warning", "warnings");
  tally.add(totals.passed, "passed", "passed");
  tally.add(totals.not_applicable, "not applicable", "not applicable");
  tally.add(totals.not_reported, "not reported", "not reported");
  tally.add(totals.errors, "unanswered", "unanswered");
  tally.add(totals.exempt, "exempt", "exempt");
  return tally.text().empty() ? "nothing was applicable" : tally.text();
}

std::string_view word_of(const Row& row) {
  if (row.result->outcome == Outcome::exempt) return "exempt";
  if (row.change != Change::none) return model::name_of(row.change);
  switch (row.result->outcome) {
    case Outcome::failed:
      return "FAIL";
    case Outcome::error:
      return "error";
    default:
      return "warn";
  }
}

std::string place_of(const Row& row) {
  std::string text = row.path + ":" + std::to_string(row.line);
  std::string out = code_span(text);
  if (!row.component->ref.empty()) out += " in " + code_span(name_of(*row.component));
  return out;
}

std::string item(const Row& row) {
  std::string out = fmt::format("- **{}** {} {} {}\n", word_of(row), model::name_of(row.result->severity),
                                code_span(row.result->check), prose(name_of(*row.result)));
  out += "  - " + place_of(row) + ": " + prose(row.message) + "\n";
  if (row.finding && !row.finding->excerpt.empty()) out += "  - " + code_span(row.finding->excerpt) + "\n";
  if (!row.result->exempt_reason.empty()) out += "  - exempt: " + prose(row.result->exempt_reason) + "\n";
  if (!row.result->hint.empty() && row.level != Level::note)
    out += "  - do: " + prose(row.result->hint) + "\n";
  return out;
}

std::string header_of(const model::CheckRun& run, const model::FailOn& fail_on) {
  std::string out = fmt::format("### bs check: {}\n\n{}: {}\n", model::fails(run, fail_on) ? "FAIL" : "pass",
                                code_span(run.repository), totals_text(run));
  if (run.base) {
    out += fmt::format("\nbase {} {}, {}\n", code_span(run.base->name),
                       code_span(run.base->commit.substr(0, 12)), prose(run.base->how));
  }
  if (!run.commit.empty()) {
    out += fmt::format("\n{} {}\n", prose(run.revision), code_span(run.commit.substr(0, 12)));
  }
  if (!run.policy.source.empty()) {
    out += fmt::format("\npolicy {} {}\n", code_span(run.policy.source),
                       code_span(run.policy.digest.substr(0, 12)));
  }
  return out + "\n";
}

std::vector<std::string> remarks_of(const model::CheckRun& run) {
  std::vector<std::string> out;
  for (const auto& [check, finding] : run.fixed) {
    out.push_back(fmt::format("- **FIXED** {} {}: {}\n", code_span(check), code_span(finding.path),
                              prose(finding.message)));
  }
  for (const auto& text : run.policy.changes)
    out.push_back("- policy, without effect here: " + prose(text) + "\n");
  for (const auto& text : run.scope_changes) out.push_back("- scope: " + prose(text) + "\n");
  for (const auto& text : run.notes) out.push_back("- note: " + prose(text) + "\n");
  return out;
}

std::string left_out(std::size_t count) {
  return "\n" + count_of(count, "more finding or remark does", "more findings and remarks do") +
         " not fit here; the log has them all.\n";
}

}  // namespace

std::string to_markdown(const CheckReport& report, std::size_t most_bytes) {
  std::string out(k_marker);
  std::size_t missing = 0;
  const std::size_t reserve = left_out(report.runs.size() * 1'000'000'000).size();
  const auto add = [&](const std::string& part) {
    if (missing == 0 && out.size() + part.size() + reserve <= most_bytes) {
      out += part;
    } else {
      ++missing;
    }
  };
  std::vector<Row> rows = rows_of(report);
  sort_by_level(rows);
  for (const auto& run : report.runs) {
    add(header_of(run, report.fail_on));
    bool any = false;
    for (const Row& row : rows) {
      if (row.run != &run) continue;
      add(item(row));
      any = true;
    }
    for (const auto& text : remarks_of(run)) {
      add(text);
      any = true;
    }
    if (any && &run != &report.runs.back()) add("\n");
  }
  return missing == 0 ? out : out + left_out(missing);
}

}  // namespace bs::report
