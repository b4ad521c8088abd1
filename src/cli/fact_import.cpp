#include <set>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/entity_text.hpp"
#include "cli/fact_file.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_most_bytes = 64u << 20;

constexpr Option k_options[] = {k_no_scan};

struct Read {
  std::string source;
  std::vector<catalog::ImportedFact> facts;
};

/// What the catalog does not have is kept all the same, since it may come; but it may be a slip of the pen.
void tell_unknown(const Context& context, const catalog::Store& store, const std::set<std::string>& refs) {
  std::vector<std::string> unknown;
  for (const auto& ref : refs) {
    if (!store.find(ref)) unknown.push_back(shown(ref_text(ref)));
  }
  if (unknown.empty()) return;
  const auto count = unknown.size();
  if (count > 5) unknown.resize(5);
  context.output().warning(fmt::format("{} not in the catalog: {}{}",
                                       count_of(count, "entity is", "entities are"), join(unknown, ", "),
                                       count > 5 ? " …" : ""));
}

int run(Context& context) {
  std::vector<Read> files;
  // All are read before one is written: a fault in the last leaves everything as it was.
  for (const auto& name : context.args().words())
    files.push_back({name, parse_fact_file(read_file(name, k_most_bytes), name)});
  context.catalog();
  auto& store = context.catalog_for_writing();
  std::set<std::string> refs;
  std::size_t count = 0;
  for (const auto& file : files) {
    store.import_facts(file.facts, file.source, context.now());
    count += file.facts.size();
    for (const auto& fact : file.facts) {
      if (!fact.entity.empty()) refs.insert(fact.entity);
    }
  }
  tell_unknown(context, store, refs);
  context.output().plain(
      fmt::format("imported {} about {}", count_of(count, "fact", "facts"),
                  refs.empty() ? "repositories" : count_of(refs.size(), "entity", "entities")));
  return 0;
}

}  // namespace

const Command k_fact_import{
    "fact import",
    "Take in what other tools found out, for checks to ask",
    {"FILE...", 1, -1, "file"},
    "bs fact import branches.json",
    "The file is JSON: {\"facts\": [{\"entity\": \"component:default/ledger\", \"fact\": "
    "\"github:default/branches\", \"value\": {…}}]}, with \"repository\" (a URL) beside or in place of the "
    "entity. A fact takes the place of what was imported for the same entity before. Checks that ask for a "
    "fact that is neither collected nor imported are not-reported.",
    k_options,
    run,
};

}  // namespace bs::cli
