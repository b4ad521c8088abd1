#include "catalog/renames.hpp"

#include <fmt/format.h>

#include <utility>

#include "bs/base/text.hpp"

namespace bs::catalog {

namespace {

struct ReferenceField {
  std::string_view key, kind;  // kind: of a reference that names none
};
constexpr ReferenceField k_fields[] = {{"dependsOn", ""},       {"dependencyOf", ""},
                                       {"providesApis", "api"}, {"consumesApis", "api"},
                                       {"system", "system"},    {"subcomponentOf", "component"}};

bool rename_text(data::Value& value, const model::RefDefaults& defaults, const Renames& renames) {
  if (!value.is_string()) return false;
  const auto ref = model::parse_ref(value.as_string(), defaults);
  if (!ref) return false;
  const auto found = renames.find(ref->canonical());
  if (found == renames.end()) return false;
  value.as_string() = found->second.short_form(defaults.kind, defaults.namespace_);
  return true;
}

constexpr std::size_t k_longest_name = 63;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.';
}
bool is_name_end(char c) {
  return is_name_character(c) && c != '-' && c != '_' && c != '.';
}

}  // namespace

void rename_document(data::Value& document, const model::EntityRef& to) {
  if (data::Value* metadata = document.find("metadata"); metadata != nullptr && metadata->is_object()) {
    metadata->set("name", to.name);
  }
}

bool rename_references(data::Value& document, std::string_view own_namespace, const Renames& renames) {
  data::Value* spec = document.find("spec");
  if (spec == nullptr || renames.empty()) return false;
  bool any = false;
  for (const ReferenceField& field : k_fields) {
    data::Value* value = spec->find(field.key);
    if (value == nullptr) continue;
    const model::RefDefaults defaults{field.kind, own_namespace};
    if (!value->is_array()) {
      any |= rename_text(*value, defaults, renames);
      continue;
    }
    for (data::Value& item : value->as_array()) any |= rename_text(item, defaults, renames);
  }
  return any;
}

void rename_scanned(model::ScannedEntity& scanned, const model::EntityRef* own, const Renames& renames) {
  model::Entity& entity = scanned.entity;
  const std::string self = entity.ref.canonical();
  rename_references(entity.document, entity.ref.namespace_, renames);
  if (own != nullptr) {
    entity.ref.name = own->name;
    rename_document(entity.document, *own);
  }
  const std::string self_now = entity.ref.canonical();
  for (model::Relation& relation : entity.relations) {
    for (std::string* end : {&relation.source, &relation.target}) {
      if (*end == self) {
        *end = self_now;
      } else if (const auto found = renames.find(*end); found != renames.end()) {
        *end = found->second.canonical();
      }
    }
  }
}

std::string qualified_name(std::string_view repository, std::string_view name, int attempt) {
  std::string prefix;
  for (const char c : repository) prefix += is_name_character(c) ? c : '-';
  while (!prefix.empty() && !is_name_end(prefix.front())) prefix.erase(0, 1);
  const std::string suffix = attempt > 1 ? fmt::format("-{}", attempt) : "";
  const std::size_t room = k_longest_name - suffix.size();
  std::string tail(name.substr(0, room));
  // The repository's part gives way first.
  if (!prefix.empty() && tail.size() + 2 <= room) {
    prefix.resize(std::min(prefix.size(), room - tail.size() - 1));
    tail = prefix + '-' + tail;
  }
  while (!tail.empty() && !is_name_end(tail.back())) tail.pop_back();
  return tail + suffix;
}

}  // namespace bs::catalog
