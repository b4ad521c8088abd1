#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

model::FactReading collect(const CollectorInput& input) {
  if (input.component == nullptr) return missing();
  const model::ScannedEntity& component = *input.component;
  if (component.entity.document.is_null())
    throw Error(ErrorKind::unreadable, "the catalog document of this component was not read");
  data::Value value = component.entity.document;
  data::Value relations = data::Value::array();
  const std::string self = component.entity.ref.canonical();
  for (const model::Relation& relation : component.entity.relations) {
    if (relation.source != self) continue;
    data::Value item = data::Value::object();
    item.set("type", relation.type);
    item.set("targetRef", relation.target);
    relations.push_back(std::move(item));
  }
  if (value.is_object() && value.find("relations") == nullptr) value.set("relations", std::move(relations));
  return component.inferred ? reading(std::move(value)) : reading(std::move(value), component.path);
}

}  // namespace

BS_COLLECTOR(entity_descriptor) = {
    .id = "entity-descriptor",
    .summary =
        "the component's catalog document, written or inferred; also catalog:default/entity_descriptor",
    .fields =
        "$.metadata          as in the file, with the namespace filled in\n"
        "$.spec              as in the file\n"
        "$.relations[]       {type, targetRef}",
    .scope = model::FactScope::component,
    .check_arguments = nullptr,
    .collect = collect,
};

}  // namespace bs::facts
