#pragma once
/// CODEOWNERS by GitHub's rules (last match wins; no negation, no classes; `dir/*` is one level) and GitLab's
/// sections
/// (`[Section]`, `^[Optional]`, `[Section][2]`, default owners; every section answers for itself).
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/error.hpp"

namespace bs::match {

/// The flavour decides about sections; GitHub takes a "[…]" line as a pattern, which it then cannot use.
enum class OwnersFlavour { github, gitlab };

struct OwnersRule {
  std::string pattern;
  std::vector<std::string> owners;  ///< as written: "@org/team", "@user", "a@b.c"; empty: nobody, on purpose
  std::uint32_t line = 0;           ///< 1-based
  std::string section;  ///< "" outside sections; as first written, since case does not tell sections apart
  bool is_exclusion = false;    ///< GitLab's `!pattern`: its section has no owner for what matches
  bool is_optional = false;     ///< of a section `^[…]`
  std::uint32_t approvals = 0;  ///< of a section `[…][N]`; 0: not said
};

class CodeOwners {
 public:
  /// What GitHub or GitLab would read. GitHub: 3 MB at most, else no rules. A faulty line is a diagnostic and
  /// no rule.
  static CodeOwners parse(std::string_view text, OwnersFlavour flavour);
  /// In the order of precedence, the weakest first (by line; GitLab gives a repeated pattern the place of the
  /// first).
  const std::vector<OwnersRule>& rules() const { return rules_; }
  /// Lines that are no rule (error) or do not mean what they seem to (warning, note).
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  /// The rule that decides for the path (a file; a folder when it ends in '/'), in GitHub's sense;
  /// with sections, the last matching rule of the first section that has one with owners. nullptr: none.
  const OwnersRule* match(std::string_view path) const;
  /// With sections: the deciding rule of each section that matches, sections in the order of the file.
  std::vector<const OwnersRule*> match_sections(std::string_view path) const;

 private:
  struct Compiled;
  std::vector<OwnersRule> rules_;
  std::vector<std::shared_ptr<const Compiled>> compiled_;
  std::vector<Diagnostic> diagnostics_;
  bool is_one_list_ = true;  ///< no sections and no exclusions: the last match decides
};

/// Where the file may lie, in the order of precedence: GitHub .github/, root, docs/; GitLab root, docs/,
/// .gitlab/.
struct OwnersLocation {
  std::string_view path;
  OwnersFlavour flavour;
};
/// The first of the known places that `exists` confirms: .github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS,
/// .gitlab/CODEOWNERS. A root or docs file holding GitLab section headers is read as GitLab's (flavour_at).
std::vector<OwnersLocation> codeowners_locations();

/// True when the text has a line that can only be a GitLab section header.
bool has_gitlab_sections(std::string_view text);
/// Whose rules the text at that place follows: GitLab's too where it has such sections, but never below
/// .github.
OwnersFlavour flavour_at(const OwnersLocation& place, std::string_view text);

}  // namespace bs::match
