#pragma once
/// The commands in the order of help. To add one: write src/cli/<name>.cpp with `const Command k_<name>`, and
/// add its line here.
#include "cli/command.hpp"

#define BS_COMMANDS(X) \
  X(init)              \
  X(catalog_list)      \
  X(catalog_scan)      \
  X(catalog_show)      \
  X(catalog_owners)    \
  X(catalog_path)      \
  X(catalog_graph)     \
  X(catalog_search)    \
  X(catalog_facets)    \
  X(catalog_problems)  \
  X(catalog_validate)  \
  X(catalog_infer)     \
  X(catalog_diff)      \
  X(catalog_log)       \
  X(catalog_export)    \
  X(catalog_prune)     \
  X(catalog_backup)    \
  X(check)             \
  X(check_list)        \
  X(check_explain)     \
  X(check_test)        \
  X(check_fix)         \
  X(check_exempt)      \
  X(check_new)         \
  X(scorecard)         \
  X(fact_import)       \
  X(new)               \
  X(update)            \
  X(update_diff)       \
  X(template_list)     \
  X(template_show)     \
  X(template_lint)     \
  X(template_test)     \
  X(template_adopt)    \
  X(completion)        \
  X(doctor)            \
  X(version)

namespace bs::cli {

#define BS_DECLARE(name) extern const Command k_##name;
BS_COMMANDS(BS_DECLARE)
#undef BS_DECLARE

}  // namespace bs::cli
