#include "kinds.hpp"

#include "bs/base/text.hpp"
#include "bs/model/entity.hpp"

namespace bs::model {
namespace {

constexpr std::string_view k_backstage_versions[] = {"backstage.io/v1alpha1", "backstage.io/v1beta1"};
constexpr std::string_view k_scaffolder_versions[] = {"scaffolder.backstage.io/v1beta3"};

constexpr bool k_required = true;
constexpr Field k_owner{"owner", &k_text, k_required, "group:payments"};
constexpr Field k_lifecycle{"lifecycle", &k_text, k_required, "production"};
constexpr Field k_system{"system", &k_text};
constexpr Field k_type{"type", &k_text};

constexpr Field type_like(std::string_view example) {
  return {"type", &k_text, k_required, example};
}

constexpr Field k_component_fields[] = {
    type_like("service"),
    k_lifecycle,
    k_owner,
    k_system,
    {"subcomponentOf", &k_text},
    {"providesApis", &k_texts},
    {"consumesApis", &k_texts},
    {"dependsOn", &k_texts},
};
constexpr Field k_api_fields[] = {
    type_like("openapi"),
    k_lifecycle,
    k_owner,
    {"definition", &k_text, k_required, "{$text: ./openapi.yaml}"},
    k_system,
};
constexpr Field k_resource_fields[] = {type_like("database"), k_owner, {"dependsOn", &k_texts}, k_system};
constexpr Field k_system_fields[] = {k_owner, {"domain", &k_text}, k_type};
constexpr Field k_domain_fields[] = {k_owner, {"subdomainOf", &k_text}, k_type};

constexpr Field k_profile_fields[] = {{"displayName", &k_text}, {"email", &k_text}, {"picture", &k_text}};
constexpr Shape k_profile{Form::map, k_profile_fields};
constexpr Field k_group_fields[] = {
    type_like("team"),     {"profile", &k_profile},
    {"parent", &k_text},   {"children", &k_texts, k_required, "[]"},
    {"members", &k_texts},
};
constexpr Field k_user_fields[] = {{"profile", &k_profile}, {"memberOf", &k_texts, k_required, "[]"}};

constexpr std::string_view k_presences[] = {"required", "optional"};
constexpr Shape k_presence{Form::choice, {}, nullptr, nullptr, k_presences};
constexpr Field k_location_fields[] = {
    k_type, {"target", &k_text}, {"targets", &k_texts}, {"presence", &k_presence}};

constexpr Shape k_component_spec{Form::map, k_component_fields};
constexpr Shape k_api_spec{Form::map, k_api_fields};
constexpr Shape k_resource_spec{Form::map, k_resource_fields};
constexpr Shape k_system_spec{Form::map, k_system_fields};
constexpr Shape k_domain_spec{Form::map, k_domain_fields};
constexpr Shape k_group_spec{Form::map, k_group_fields};
constexpr Shape k_user_spec{Form::map, k_user_fields};
constexpr Shape k_location_spec{Form::map, k_location_fields};

constexpr RelationRule k_owned{"owner", "Group", "ownedBy", "ownerOf"};
constexpr RelationRule k_part_of_system{"system", "System", "partOf", "hasPart"};
constexpr RelationRule k_depends_on{"dependsOn", "", "dependsOn", "dependencyOf"};
constexpr RelationRule k_dependency_of{"dependencyOf", "", "dependencyOf", "dependsOn"};

constexpr RelationRule k_component_relations[] = {
    k_owned,
    {"subcomponentOf", "Component", "partOf", "hasPart"},
    {"providesApis", "API", "providesApi", "apiProvidedBy"},
    {"consumesApis", "API", "consumesApi", "apiConsumedBy"},
    k_depends_on,
    k_dependency_of,
    k_part_of_system,
};
constexpr RelationRule k_api_relations[] = {k_owned, k_part_of_system};
constexpr RelationRule k_resource_relations[] = {k_owned, k_depends_on, k_dependency_of, k_part_of_system};
constexpr RelationRule k_system_relations[] = {k_owned, {"domain", "Domain", "partOf", "hasPart"}};
constexpr RelationRule k_domain_relations[] = {k_owned, {"subdomainOf", "Domain", "partOf", "hasPart"}};
constexpr RelationRule k_group_relations[] = {
    {"parent", "Group", "childOf", "parentOf"},
    {"children", "Group", "parentOf", "childOf"},
    {"members", "User", "hasMember", "memberOf"},
};
constexpr RelationRule k_user_relations[] = {{"memberOf", "Group", "memberOf", "hasMember"}};

const Kind k_kinds[] = {
    {"Component", k_backstage_versions, &k_component_spec, k_component_relations},
    {"API", k_backstage_versions, &k_api_spec, k_api_relations},
    {"Resource", k_backstage_versions, &k_resource_spec, k_resource_relations},
    {"System", k_backstage_versions, &k_system_spec, k_system_relations},
    {"Domain", k_backstage_versions, &k_domain_spec, k_domain_relations},
    {"Group", k_backstage_versions, &k_group_spec, k_group_relations},
    {"User", k_backstage_versions, &k_user_spec, k_user_relations},
    {"Location", k_backstage_versions, &k_location_spec, {}},
    {"Template", k_scaffolder_versions, &k_template_spec, {}},
};

constexpr std::string_view k_sorted_fields[] = {"providesApis", "consumesApis", "dependsOn", "dependencyOf",
                                                "memberOf",     "children",     "members"};

constexpr std::pair<std::string_view, std::string_view> k_opposites[] = {
    {"ownedBy", "ownerOf"},           {"partOf", "hasPart"},         {"providesApi", "apiProvidedBy"},
    {"consumesApi", "apiConsumedBy"}, {"dependsOn", "dependencyOf"}, {"parentOf", "childOf"},
    {"memberOf", "hasMember"},
};

}  // namespace

std::span<const Kind> kinds() {
  return k_kinds;
}
std::span<const std::string_view> sorted_fields() {
  return k_sorted_fields;
}

const Kind* find_kind(std::string_view name) {
  for (const Kind& kind : k_kinds)
    if (kind.name == name) return &kind;
  return nullptr;
}

const Kind* find_kind_ignoring_case(std::string_view name) {
  for (const Kind& kind : k_kinds)
    if (equal_ignoring_case(kind.name, name)) return &kind;
  return nullptr;
}

bool has_api_version(const Kind& kind, std::string_view api_version) {
  return std::find(kind.api_versions.begin(), kind.api_versions.end(), api_version) !=
         kind.api_versions.end();
}

bool requires_owner(const Kind& kind) {
  return std::any_of(kind.spec->fields.begin(), kind.spec->fields.end(),
                     [](const Field& field) { return field.key == "owner" && field.required; });
}

std::vector<std::string> known_kinds() {
  std::vector<std::string> names;
  for (const Kind& kind : k_kinds) names.emplace_back(kind.name);
  return names;
}

std::string display_kind(std::string_view kind) {
  const Kind* known = find_kind_ignoring_case(kind);
  return std::string(known == nullptr ? kind : known->name);
}

std::string_view opposite_relation(std::string_view type) noexcept {
  for (const auto& [one, other] : k_opposites) {
    if (one == type) return other;
    if (other == type) return one;
  }
  return "";
}

}  // namespace bs::model
