#pragma once
/// Who a name means: "@acme/payments" of CODEOWNERS, "payments" of a spec.owner and an address of a commit in
/// one form, with bs.yaml's ownerAliases applied, so that claims can be compared.
#include <map>
#include <string>
#include <string_view>

namespace bs::model {

/// "@org/team" → "group:default/team", "@user" → "user:default/user", an address → "email:a@b.c" in lower
/// case (the user of a "…@users.noreply.github.com"); "" for what is none of these.
std::string owner_of_written(std::string_view written);

class OwnerNames {
 public:
  explicit OwnerNames(const std::map<std::string, std::string>& aliases);
  /// For what CODEOWNERS writes.
  std::string of_written(std::string_view written) const;
  /// For a canonical ref, or "email:…".
  std::string of_ref(std::string_view ref) const;

 private:
  std::map<std::string, std::string, std::less<>> by_written_;  ///< lower case
  std::map<std::string, std::string, std::less<>> by_ref_;
};

}  // namespace bs::model
