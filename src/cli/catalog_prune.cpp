#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/entity_text.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {{"-f,--format", "FORMAT", "table or json", true, "table json"}, k_no_scan};

std::string pruned_text(const catalog::Pruned& pruned) {
  std::string out;
  for (const auto& name : pruned.repositories) out += fmt::format("removed  repository {}\n", shown(name));
  for (const auto& ref : pruned.refs) out += fmt::format("removed  {}\n", shown(ref_text(ref)));
  return out;
}

int run(Context& context) {
  // A refresh first, unless it is not wanted, so that what has gone is known to have gone.
  context.catalog();
  auto pruned = context.catalog_for_writing().prune(context.now());
  auto array = [](const std::vector<std::string>& items) {
    data::Array out;
    for (const auto& item : items) out.emplace_back(item);
    return out;
  };
  context.output().write(context.args(),
                         {{"table", [&] { return pruned_text(pruned); }},
                          {"json", [&] {
                             return json_document({{"repositories", array(pruned.repositories)},
                                                   {"entities", array(pruned.refs)}});
                           }}});
  if (pruned.repositories.empty() && pruned.refs.empty())
    context.output().plain("nothing to remove: every repository is still there");
  return 0;
}

}  // namespace

const Command k_catalog_prune{
    "catalog prune",
    "Remove what has gone, and say what",
    {"", 0, 0},
    "bs catalog prune",
    "A repository that is no longer found is marked gone and its entities are kept as orphans until this "
    "command. Nothing below a folder "
    "that cannot be read is ever taken for gone. History is kept.",
    k_options,
    run,
};

}  // namespace bs::cli
