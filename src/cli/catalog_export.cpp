#include "bs/base/error.hpp"
#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/report/formats.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/selection.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    k_owner,
    k_type,
    k_tag,
    k_kind,
    {"--snapshot", "FILE", "write a read-only catalog that --catalog FILE can be pointed at", false, "file"},
    {"-f,--format", "FORMAT", "json (default), yaml or csv; FORMAT=FILE writes to a file", true,
     "json yaml csv"},
    k_no_scan,
};

std::string exported(Context& context, const catalog::ListQuery& query, std::string_view format) {
  std::string out = format == "json" ? "["
                    : format == "csv"
                        ? report::csv_row({"kind", "namespace", "name", "title", "type", "lifecycle", "owner",
                                           "system", "description", "repository", "path"})
                        : "";
  bool first = true;
  context.catalog().each_document(query, [&](const catalog::EntityRow& row, std::string_view json) {
    if (format == "csv") {
      out += report::csv_row({row.kind, row.namespace_, row.name, row.title, row.type, row.lifecycle,
                              row.owner, row.system, row.description, row.repository, row.path});
    } else if (format == "json") {
      out += fmt::format("{}\n{}", first ? "" : ",", json);
    } else {
      out += (first ? "" : "---\n") + data::to_yaml(catalog::stored_value(json));
    }
    first = false;
    return true;
  });
  return format == "json" ? out + "\n]\n" : out;
}

int run(Context& context) {
  if (auto file = context.args().value("--snapshot")) {
    if (!context.args().words().empty())
      throw Error(ErrorKind::usage, "--snapshot takes the whole catalog, without filters");
    context.catalog().snapshot_to(fs::absolute(*file));
    context.output().note(fmt::format("wrote {}; read it with --catalog {}", shown(*file), shown(*file)));
    return 0;
  }
  auto query = selection(context, "");
  query.order = {{"kind", false}, {"metadata.namespace", false}, {"metadata.name", false}};
  context.output().write(context.args(), {{"json", [&] { return exported(context, query, "json"); }},
                                          {"yaml", [&] { return exported(context, query, "yaml"); }},
                                          {"csv", [&] { return exported(context, query, "csv"); }}});
  return 0;
}

}  // namespace

const Command k_catalog_export{
    "catalog export",
    "Write JSON, YAML, CSV or a snapshot",
    {"[WORD|FILTER...]"},
    "bs catalog export > entities.json          every kind, as Backstage's API gives them\n"
    "bs catalog export -f yaml kind=api > apis.yaml\n"
    "bs catalog export --snapshot catalog.bsdb  for CI jobs that see one repository",
    "JSON is an array of entities with their relations left out, as they would be written; YAML is one "
    "document an entity.",
    k_options,
    run,
};

}  // namespace bs::cli
