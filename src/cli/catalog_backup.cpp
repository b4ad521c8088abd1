#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"

namespace bs::cli {
namespace {

int run(Context& context) {
  const auto& file = context.args().words().front();
  const auto* store = context.stored_catalog();
  if (store == nullptr) {
    throw Error(ErrorKind::not_found, fmt::format("there is no catalog at {} to back up",
                                                  shown(short_path(context.workspace().catalog))))
        .hint("bs catalog makes one");
  }
  store->backup_to(fs::absolute(file));
  context.output().note(fmt::format("wrote {}", shown(file)));
  return 0;
}

}  // namespace

const Command k_catalog_backup{
    "catalog backup",
    "Copy the catalog, history included",
    {"FILE", 1, 1, "file"},
    "bs catalog backup ~/backups/catalog-2026-11-22.db",
    "A scan can rebuild everything but the history of entities and outcomes. The copy is consistent also "
    "while others write.",
    {},
    run,
};

}  // namespace bs::cli
