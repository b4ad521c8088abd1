#include "cli/written_entities.hpp"

#include "bs/base/paths.hpp"
#include "bs/model/validate.hpp"

namespace bs::cli {
namespace {

std::string owner_of(const model::Entity& entity) {
  for (const auto& relation : entity.relations) {
    if (relation.type == "ownedBy" && relation.source == entity.ref.canonical()) return relation.target;
  }
  return "";
}

}  // namespace

void WrittenEntities::add(const std::string& path, std::string_view text) {
  for (auto& document : model::validate_text(text).documents) {
    for (const auto& fault : document.problems) {
      problems.push_back({model::ProblemKind::invalid_document, fault.severity, path, fault.mark,
                          document.ref, fault.message, fault.hint});
    }
    if (!document.entity) continue;
    model::ScannedEntity entity;
    entity.entity = std::move(*document.entity);
    entity.path = path;
    entity.mark = document.mark;
    entity.folder = parent_of(path);
    entity.owner = owner_of(entity.entity);
    if (!entity.owner.empty()) entity.owner_source = model::ClaimSource::declared;
    entities.push_back(std::move(entity));
  }
}

}  // namespace bs::cli
