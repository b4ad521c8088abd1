#pragma once
/// Owners known by their address only: "email:a@b.c" is the User whose profile has it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bs/sql/database.hpp"
#include "catalog/interner.hpp"

namespace bs::catalog {

inline constexpr std::string_view k_email_prefix = "email:";

struct OwnerRef {
  std::optional<std::int64_t> ref;    ///< the effective owner: the User where one is found, else as given
  std::optional<std::int64_t> given;  ///< the address' ref when the owner was given so
  std::string text;                   ///< of `ref`
};
OwnerRef resolve_owner(sql::Database& database, Interner& ids, std::string_view owner);

}  // namespace bs::catalog
