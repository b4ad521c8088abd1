#pragma once
/// The policy folder that commands write into: --policy DIR, else the first that bs.yaml names.
#include "cli/context.hpp"

namespace bs::cli {

/// Error config when there is none, with what to write into bs.yaml.
fs::path own_policy_folder(Context& context);

}  // namespace bs::cli
