#include "cli/policy_place.hpp"

#include "bs/base/error.hpp"

namespace bs::cli {

fs::path own_policy_folder(Context& context) {
  if (const auto named = context.args().value("--policy")) return fs::absolute(*named);
  const auto& workspace = context.workspace();
  if (!workspace.config.policy.empty())
    return (workspace.root / workspace.config.policy.front()).lexically_normal();
  throw Error(ErrorKind::config,
              workspace.file ? "bs.yaml names no policy folder" : "there is no bs.yaml here")
      .hint("write  policy: [./policy]  into bs.yaml, or name a folder with --policy DIR");
}

}  // namespace bs::cli
