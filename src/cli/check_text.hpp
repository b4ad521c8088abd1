#pragma once
/// The screens of `bs check` (screens.md): what fails first, one block a check, then what warns, then counts.
#include <string>
#include <vector>

#include "bs/base/terminal.hpp"
#include "bs/model/outcome.hpp"
#include "bs/report/checks.hpp"

namespace bs::cli {

struct CheckScreen {
  const report::CheckReport& report;
  const Terminal& terminal;
  bool verbose = false;  ///< all findings, known ones too
};

/// One repository: its components' findings.
std::string check_text(const CheckScreen& screen, const model::CheckRun& run);
/// Many: a line a component.
std::string fleet_text(const CheckScreen& screen);
/// The last lines, on stderr: counts, level, what to do next.
std::string check_totals(const CheckScreen& screen, double milliseconds);

}  // namespace bs::cli
