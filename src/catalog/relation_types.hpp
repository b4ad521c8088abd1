#pragma once
/// Relation types as the numbers that `relations.type` holds. A type and its opposite differ in the lowest
/// bit.
#include <cstdint>
#include <optional>
#include <string_view>

namespace bs::catalog {

/// The number of a type in any case ("ownedBy", "ownedby"); nullopt for one that Backstage does not have.
std::optional<std::int64_t> relation_number(std::string_view type) noexcept;
std::string_view relation_name(std::int64_t number) noexcept;
constexpr std::int64_t opposite_of(std::int64_t number) noexcept {
  return number ^ 1;
}
/// Of a type and its opposite the one in which people think: ownedBy, dependsOn.
constexpr std::int64_t written_direction(std::int64_t number) noexcept {
  return number & ~std::int64_t{1};
}

inline constexpr std::int64_t k_owned_by = 0;
inline constexpr std::int64_t k_part_of = 2;
inline constexpr std::int64_t k_depends_on = 8;

/// Where a relation comes from: `relations.source`.
enum class RelationSource : std::int64_t { written = 0, manifest = 1, owner = 2 };

}  // namespace bs::catalog
