#include "catalog/relation_types.hpp"

#include <array>
#include <iterator>

#include "bs/base/text.hpp"

namespace bs::catalog {

namespace {

// Numbers are stored: append pairs, never reorder.
constexpr std::array<std::string_view, 14> k_types{
    "ownedBy",       "ownerOf",   "partOf",       "hasPart",  "providesApi", "apiProvidedBy", "consumesApi",
    "apiConsumedBy", "dependsOn", "dependencyOf", "parentOf", "childOf",     "memberOf",      "hasMember"};
static_assert(k_types[k_owned_by] == "ownedBy" && k_types[k_part_of] == "partOf" &&
              k_types[k_depends_on] == "dependsOn");

}  // namespace

std::optional<std::int64_t> relation_number(std::string_view type) noexcept {
  for (std::size_t i = 0; i < k_types.size(); ++i) {
    if (k_types[i].size() == type.size() && (k_types[i] == type || equal_ignoring_case(k_types[i], type))) {
      return static_cast<std::int64_t>(i);
    }
  }
  return std::nullopt;
}

std::string_view relation_name(std::int64_t number) noexcept {
  return number >= 0 && number < std::ssize(k_types) ? k_types[static_cast<std::size_t>(number)] : "";
}

}  // namespace bs::catalog
