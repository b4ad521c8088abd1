#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {k_no_scan};

int run(Context& context) {
  auto row = entity_named(context.catalog(), context.args().words().front());
  if (row.repository_path.empty()) {
    throw Error(ErrorKind::not_found,
                fmt::format("{} has no folder: it is only named by others", shown(row.ref)));
  }
  // Raw bytes, not escaped: scripts cd into it.
  auto folder = fs::path(row.repository_path) / row.folder;
  std::error_code code;
  if (!row.folder.empty() && !fs::exists(folder, code)) {
    context.output().note(
        fmt::format("{} is not checked out here; this is its repository", shown(row.folder)));
    folder = row.repository_path;
  }
  auto text = folder.string();
  if (text.size() > 1 && text.back() == '/') text.pop_back();
  context.output().out(text + "\n");
  return 0;
}

}  // namespace

const Command k_catalog_path{
    "catalog path",
    "Print the folder of its clone",
    {"ENTITY", 1, 1, "entity"},
    "cd \"$(bs catalog path ledger)\"\n"
    "bs catalog --owner payments -f lines | xargs -n1 bs catalog path",
    "",
    k_options,
    run,
};

}  // namespace bs::cli
