#pragma once
/// Bringing the catalog up to date before it answers (product.md: "Catalog commands refresh first").
#include "bs/catalog/store.hpp"
#include "bs/scan/scan.hpp"
#include "cli/context.hpp"
#include "cli/workspace.hpp"

namespace bs::cli {

struct RefreshReport {
  scan::ScanSummary scan;
  std::vector<std::string> gone;  ///< names of repositories that are no longer there
  bool first = false;             ///< the catalog was empty before
  double milliseconds = 0;
};

/// Scans the workspace's roots (those the catalog was made with, when there is no bs.yaml) into the store.
RefreshReport refresh(Context& context, const Workspace& workspace, catalog::Store& store,
                      bool force = false);

/// The line that says what a refresh did; "" when nothing changed.
std::string refresh_line(const RefreshReport& report, const Workspace& workspace, std::int64_t repositories);

}  // namespace bs::cli
