#include "catalog/addresses.hpp"

#include "bs/base/text.hpp"
#include "catalog/search_terms.hpp"

namespace bs::catalog {

OwnerRef resolve_owner(sql::Database& database, Interner& ids, std::string_view owner) {
  if (!owner.starts_with(k_email_prefix)) return {ids.ref(owner), std::nullopt, std::string(owner)};
  OwnerRef resolved;
  resolved.text = to_lower(owner);  // one owner, however the address is written
  resolved.ref = resolved.given = ids.ref(resolved.text);
  sql::Statement& user = database.cached(
      "SELECT r.id, r.ref FROM keys k JOIN search s ON s.key = k.id AND s.value = ?"
      " JOIN entities e ON e.id = s.entity AND e.active = 1 AND e.kind = 'User' JOIN refs r ON r.id = e.ref"
      " WHERE k.name = 'spec.profile.email' AND k.item = 0 ORDER BY r.ref LIMIT 1");
  if (user.with(value_hash(std::string_view(resolved.text).substr(k_email_prefix.size()))).step()) {
    resolved.ref = user.integer(0);
    resolved.text = user.text(1);
    user.reset();
  }
  return resolved;
}

}  // namespace bs::catalog
