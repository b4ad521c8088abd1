#pragma once
/// How an entity's parts are said in tables and JSON, the same everywhere.
#include <string>

#include "bs/base/terminal.hpp"
#include "bs/catalog/rows.hpp"
#include "bs/data/value.hpp"
#include "bs/report/table.hpp"

namespace bs::cli {

/// The owner with its mark: "payments", "web ~" (from CODEOWNERS), "risk !" (disputed), "–" (nobody).
report::Cell owner_cell(const catalog::EntityRow& row, const Terminal& terminal);
/// "group:default/payments" → "payments"; a user "user:jan"; an address as it is; "" → "–".
std::string owner_text(const std::string& owner, const Terminal& terminal);
/// Shortest name of a ref for a column where most are of `kind`.
std::string ref_text(const std::string& canonical, std::string_view default_kind = "component");
/// "3 d"; ">3 mo" when only a bound is known; "" when unknown.
std::string changed_text(const catalog::EntityRow& row, Seconds now);
/// "service · production · Go" with what is known.
std::string kind_line(const catalog::EntityRow& row, const Terminal& terminal);
/// The fields of a row as stable JSON.
data::Value row_json(const catalog::EntityRow& row);
/// The dash for "nobody" or "nothing".
std::string dash(const Terminal& terminal);
/// " · " or " - ".
std::string dot(const Terminal& terminal);

}  // namespace bs::cli
