#pragma once
/// .mailmap: who a name and address of a commit belong to (gitmailmap(5)).
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bs/git/repository.hpp"

namespace bs::git {

class Mailmap {
 public:
  /// Lines that are none are passed over, as git does.
  static Mailmap parse(std::string_view text);
  bool empty() const noexcept { return by_email_.empty(); }
  /// Puts the proper name and address in place.
  void apply(Signature& signature) const;

 private:
  struct Person {
    std::string old_name;  ///< lower case; empty: any name
    std::string name;      ///< empty: stays
    std::string email;     ///< empty: stays
  };
  std::unordered_map<std::string, std::vector<Person>> by_email_;  ///< by the old address in lower case
};

}  // namespace bs::git
