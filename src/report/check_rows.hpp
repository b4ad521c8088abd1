#pragma once
/// What of a report is to be shown, place by place: the one list that the formats of findings are made from.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bs/report/checks.hpp"

namespace bs::report {

/// How loud a row is: an error keeps the gate shut, a note does not count.
enum class Level { error, warning, note };
std::string_view name_of(Level level) noexcept;

/// One finding, or a check that gave no answer. The pointers lead into the report and are never null but
/// `finding`.
struct Row {
  const model::CheckRun* run = nullptr;
  const model::ComponentOutcomes* component = nullptr;
  const model::CheckResult* result = nullptr;
  const model::Finding* finding = nullptr;  ///< null: the result has none
  Level level = Level::note;
  model::Change change = model::Change::none;
  std::string path;    ///< the finding's, else the component's anchor
  std::uint32_t line;  ///< 1 where none is known
  std::uint32_t column = 0;
  std::string message;  ///< one sentence
};

/// Of each component the rows of its results, in their order. failed, warning and exempt: one a finding;
/// error: one; not-reported: one where this change made it so.
std::vector<Row> rows_of(const CheckReport& report);
void append_rows(const model::CheckRun& run, const model::ComponentOutcomes& component,
                 const model::CheckResult& result, const model::FailOn& fail_on, std::vector<Row>& rows);
/// The worst first: by level, then severity; else as they were.
void sort_by_level(std::vector<Row>& rows);

/// The file that what stands in no particular file is shown at.
std::string anchor_of(const model::ComponentOutcomes& component);
/// "repository" for the repository as a whole, else the component's name.
std::string name_of(const model::ComponentOutcomes& component);
/// What the check calls itself; its id where it has no name.
const std::string& name_of(const model::CheckResult& result);
/// True for a failure that this run is blamed for: with a base only what the change added.
bool is_blamed(const model::CheckRun& run, const model::CheckResult& result);

/// With a base, of a failure that this run is not blamed for: "known" or "due"; else "".
std::string_view excuse_of(const model::CheckRun& run, const model::CheckResult& result);

/// What a run was judged by, as names and values: repository, revision, commit, policy and its digest, base.
/// Every format that has a place for it says so.
std::vector<std::pair<std::string_view, std::string>> sources_of(const model::CheckRun& run);
/// The same as one line for a log, without a newline.
std::string sources_line(const model::CheckRun& run);

/// The component whose finding is gone: the deepest one whose folder holds it and that was asked the check.
const model::ComponentOutcomes& owner_of_fixed(const model::CheckRun& run, std::string_view check,
                                               const model::Finding& finding);

}  // namespace bs::report
