#pragma once
/// Who a name means: "@acme/payments" of CODEOWNERS, "payments" of a spec.owner and an address of a commit in
/// one form, with bs.yaml's ownerAliases applied, so that claims can be compared (catalog.md, Ownership).
#include <map>
#include <string>
#include <string_view>
#include <vector>

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

  struct Owner {
    std::string written;  ///< as the line writes it; the first when it names nobody that can be told; ""
                          ///< without owners
    std::string ref;      ///< "" nobody
  };
  /// Of the owners of a line of CODEOWNERS the one that decides: the first team, else the first person.
  Owner deciding(const std::vector<std::string>& line) const;
  /// True when such a line names this owner, whoever comes first in it.
  bool names(const std::vector<std::string>& line, std::string_view ref) const;

 private:
  std::map<std::string, std::string, std::less<>> by_written_;  ///< lower case
  std::map<std::string, std::string, std::less<>> by_ref_;
};

}  // namespace bs::model
