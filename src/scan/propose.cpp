#include "bs/scan/propose.hpp"

#include <algorithm>
#include <map>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"

namespace bs::scan {
namespace {

using data::Value;
using model::ScannedEntity;

constexpr std::string_view k_inferred_from = "bs/inferred-from";

/// "group:default/payments" → "payments". An address alone is no reference.
std::string owner_text(const ScannedEntity& scanned) {
  if (scanned.owner.empty() || scanned.owner.starts_with("email:")) return "unknown";
  return model::split_canonical(scanned.owner).short_form("group");
}

/// Where the entity's document belongs: the deepest inferred component around it, else its own folder.
std::string file_folder(const ScannedEntity& scanned, const std::vector<std::string>& component_folders) {
  std::string found;
  bool is_found = false;
  for (const std::string& folder : component_folders)
    if (is_below(scanned.folder, folder) && (!is_found || folder.size() > found.size())) {
      found = folder;
      is_found = true;
    }
  return is_found ? found : scanned.folder;
}

/// What a person would write: no default namespace, no annotation that the entity is inferred, for it no
/// longer is.
Value proposed_metadata(const Value& inferred) {
  Value metadata = Value::object();
  for (const data::Member& member : inferred.as_object()) {
    if (member.key == "namespace" && member.value == Value("default")) continue;
    Value value = member.value;
    if (member.key == "annotations") {
      value.erase(k_inferred_from);
      if (value.as_object().empty()) continue;
    }
    metadata.set(member.key, std::move(value));
  }
  return metadata;
}

Value proposed_spec(const ScannedEntity& scanned, const Value& inferred, std::string_view folder) {
  Value spec = Value::object();
  for (const std::string_view key : {"type", "lifecycle"})
    if (const Value* value = inferred.find(key)) spec.set(key, *value);
  spec.set("owner", owner_text(scanned));
  for (const data::Member& member : inferred.as_object()) {
    if (spec.find(member.key) != nullptr) continue;
    if (member.key != "definition" || scanned.apis.empty()) {
      spec.set(member.key, member.value);
      continue;
    }
    const std::string_view path = scanned.apis.front();
    Value placeholder = Value::object();
    placeholder.set("$text", fmt::format("./{}", path.substr(folder.empty() ? 0 : folder.size() + 1)));
    spec.set("definition", std::move(placeholder));
  }
  return spec;
}

std::string document_text(const ScannedEntity& scanned, std::string_view folder) {
  const Value& inferred = scanned.entity.document;
  Value document = Value::object();
  for (const std::string_view key : {"apiVersion", "kind"}) document.set(key, *inferred.find(key));
  document.set("metadata", proposed_metadata(*inferred.find("metadata")));
  document.set("spec", proposed_spec(scanned, *inferred.find("spec"), folder));
  const Value* annotations = inferred.find("metadata")->find("annotations");
  const std::string sources =
      annotations == nullptr ? scanned.path : annotations->string_or(k_inferred_from, scanned.path);
  // A path may hold any byte: shown() keeps it on the comment's line.
  return fmt::format("# Inferred by bs from {}.\n{}", shown(sources), data::to_yaml(document));
}

}  // namespace

std::vector<Proposal> propose(const std::vector<ScannedEntity>& entities, std::string_view file_name) {
  std::vector<std::string> component_folders;
  for (const ScannedEntity& scanned : entities)
    if (scanned.inferred && !scanned.kept && scanned.entity.ref.kind == "Component")
      component_folders.push_back(scanned.folder);
  std::map<std::string, std::vector<const ScannedEntity*>> files;
  for (const ScannedEntity& scanned : entities)
    if (scanned.inferred && !scanned.kept && scanned.entity.document.is_object() &&
        scanned.entity.document.find("spec") != nullptr)
      files[file_folder(scanned, component_folders)].push_back(&scanned);
  std::vector<Proposal> proposals;
  for (auto& [folder, scanned] : files) {
    std::stable_partition(scanned.begin(), scanned.end(),
                          [](const ScannedEntity* e) { return e->entity.ref.kind == "Component"; });
    Proposal proposal;
    proposal.path = join_path(folder, file_name);
    for (const ScannedEntity* entity : scanned) {
      if (!proposal.text.empty()) proposal.text += "---\n";
      proposal.text += document_text(*entity, folder);
      proposal.refs.push_back(entity->entity.ref.canonical());
      proposal.lacks_owner = proposal.lacks_owner || owner_text(*entity) == "unknown";
    }
    if (proposal.lacks_owner)
      proposal.text.insert(0, "# Nobody is known to own this: put the team into spec.owner.\n");
    proposals.push_back(std::move(proposal));
  }
  return proposals;
}

}  // namespace bs::scan
