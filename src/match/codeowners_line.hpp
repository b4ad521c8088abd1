#pragma once
/// What the lines of a CODEOWNERS file are made of, for both flavours.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/match/codeowners.hpp"
#include "match/wildcard.hpp"

namespace bs::match {

/// A word of a line and its column (1-based, code points).
struct OwnersWord {
  std::string_view text;
  std::uint32_t column = 0;
};

struct OwnersLine {
  OwnersWord pattern;               ///< up to white space that no backslash quotes
  std::vector<OwnersWord> words;    ///< behind it, up to the comment
  std::vector<OwnersWord> comment;  ///< behind a word that starts with '#', without it
};
OwnersLine split_owners_line(std::string_view line, bool has_pattern = true);

/// A section's head: `^[name][2] owners`.
struct OwnersHead {
  std::string_view name;
  bool is_optional = false;
  std::string_view approvals;  ///< digits, may be empty
  std::string_view rest;       ///< what follows the brackets
};
/// As GitLab reads heads: whatever starts with brackets is one.
std::optional<OwnersHead> read_owners_head(std::string_view line);
/// A line that was meant as one: the brackets are all or white space follows ("[id]/page.ts" is a path of
/// some site).
bool is_section_head(std::string_view line);

/// `@user`, `@org/team`, `a@b.c`.
bool is_github_owner(std::string_view word);
/// `@user`, `@group/sub/group`, `@@role`, `a@b.c`.
bool is_gitlab_owner(std::string_view word);

/// What a reader makes of a file: rules and, one for each, their patterns (none: matches nothing).
struct OwnersFile {
  std::vector<OwnersRule> rules;
  std::vector<std::optional<Wildcard>> patterns;
  std::vector<Diagnostic> diagnostics;

  void say(Severity severity, std::uint32_t line, std::uint32_t column, std::string message,
           std::string hint = "");
};
OwnersFile read_github_owners(std::string_view text);
OwnersFile read_gitlab_owners(std::string_view text);

}  // namespace bs::match
