#pragma once
/// The repository's CODEOWNERS file: found, read, and asked for the claim it makes on a path.
#include <optional>
#include <vector>

#include "bs/match/codeowners.hpp"
#include "bs/model/owner_names.hpp"
#include "bs/model/problem.hpp"
#include "bs/model/scanned.hpp"
#include "scan/files.hpp"

namespace bs::scan {

class CodeOwnersFile {
 public:
  /// Reads the first of the places that has one; faulty lines and a file that cannot be read become problems.
  CodeOwnersFile(const Files& files, const model::OwnerNames& names, std::vector<model::Problem>& problems);
  /// The claim on a file, or on a folder when the path ends in '/': the first team of the deciding line, else
  /// its first person. nullopt when no line decides; an owner of "" when the line names nobody.
  std::optional<model::Claim> claim(std::string_view path) const;
  /// True when the line that decides for the path names this owner, whoever comes first in it.
  bool names_owner(std::string_view path, std::string_view owner) const;

 private:
  const model::OwnerNames& names_;
  std::string path_;
  std::optional<match::CodeOwners> rules_;
};

}  // namespace bs::scan
