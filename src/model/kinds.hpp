#pragma once
/// The kinds that Backstage knows: their versions, the shape of their spec, and the relations it yields.
/// A further kind is one row of the table in kinds.cpp.
#include <span>
#include <string_view>

#include "shape.hpp"

namespace bs::model {

/// A field of spec that holds references. `kind` is what a reference without one means; empty: it must be
/// written.
struct RelationRule {
  std::string_view field;
  std::string_view kind;
  std::string_view outgoing;
  std::string_view incoming;
};

struct Kind {
  std::string_view name;
  std::span<const std::string_view> api_versions;
  const Shape* spec;
  std::span<const RelationRule> relations;  ///< in the order in which Backstage emits them
};

std::span<const Kind> kinds();
/// By its exact name, as Backstage matches it; nullptr: unknown.
const Kind* find_kind(std::string_view name);
/// Whatever the case.
const Kind* find_kind_ignoring_case(std::string_view name);
bool has_api_version(const Kind& kind, std::string_view api_version);
/// True when the kind's spec must name an owner.
bool requires_owner(const Kind& kind);

/// The fields of spec that are lists of references; Backstage sorts them, whatever the kind.
std::span<const std::string_view> sorted_fields();

extern const Shape k_template_spec;  ///< kinds_template.cpp

}  // namespace bs::model
