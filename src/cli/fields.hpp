#pragma once
/// `--fields`: the parts of documents that the user names, as columns or as reduced JSON.
#include "bs/catalog/rows.hpp"
#include "cli/context.hpp"

namespace bs::cli {

int list_fields(Context& context, const catalog::ListQuery& query);

}  // namespace bs::cli
