#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/model/ref.hpp"
#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {
    {"catalogInfoUrl"}, {"repoContentsUrl"}, {"catalogInfoPath"}, {"optional", InputType::boolean}};
constexpr std::string_view k_outputs[] = {"entityRef", "catalogInfoUrl"};

/// The catalog file of the result that is meant: where the path says, else where a part of the result is
/// published from.
const TreeFile* catalog_file(const ActionCall& call, std::string_view path) {
  for (const Publication& publication : call.result.publications)
    if (const TreeFile* file = call.files.find(join_path(publication.source_path, path))) return file;
  if (const TreeFile* file = call.files.find(path)) return file;
  for (const auto& [name, file] : call.files.files())
    if (base_name(name) == base_name(path)) return &file;
  return nullptr;
}

/// As Backstage picks it: a component, else the first entity.
std::string entity_ref(std::string_view text) {
  std::string ref;
  for (const data::YamlDocument& document : data::parse_yaml(text).documents) {
    const data::Value* metadata = document.root.find("metadata");
    if (metadata == nullptr) continue;
    const model::EntityRef found{document.root.string_or("kind"), metadata->string_or("namespace", "default"),
                                 metadata->string_or("name")};
    if (found.kind.empty() || found.name.empty()) continue;
    if (to_lower(found.kind) == "component") return found.canonical();
    if (ref.empty()) ref = found.canonical();
  }
  return ref;
}

void run(ActionCall& call) {
  std::string url = call.text_or("catalogInfoUrl", "");
  std::string_view path = "catalog-info.yaml";
  const std::string written = call.text_or("catalogInfoPath", path);
  path = written;
  while (path.starts_with('/') || path.starts_with("./")) path.remove_prefix(path.front() == '/' ? 1 : 2);
  if (url.empty()) {
    std::string base = call.text_or("repoContentsUrl", "");
    while (base.ends_with('/')) base.pop_back();
    url = base.empty() ? std::string(path) : fmt::format("{}/{}", base, path);
  }
  const TreeFile* file = catalog_file(call, path);
  call.output.set("entityRef", file == nullptr ? "" : entity_ref(file->bytes));
  call.output.set("catalogInfoUrl", url);
  call.report.reason = "bs finds catalog files by itself; Backstage is told nothing";
}

}  // namespace

const Action catalog_register = {.id = "catalog:register",
                                 .summary = "registers a catalog file; bs has nothing to do for it",
                                 .inputs = k_inputs,
                                 .outputs = k_outputs,
                                 .run = run};

}  // namespace bs::scaffold::actions
