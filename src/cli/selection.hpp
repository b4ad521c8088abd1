#pragma once
/// From what the user typed to a query: words, filters and the shorthands --owner, --type, --tag, --kind.
#include <string_view>

#include "bs/catalog/rows.hpp"
#include "cli/context.hpp"

namespace bs::cli {

/// Words with '=' or '!' or a dotted key are filters, others are searched for. Components alone, unless a
/// kind is asked for.
catalog::ListQuery selection(const Context& context, std::string_view default_kind = "component");

/// True when the query can only give this kind (decides the table's first column).
bool selects_only(const catalog::ListQuery& query, std::string_view kind);

}  // namespace bs::cli
