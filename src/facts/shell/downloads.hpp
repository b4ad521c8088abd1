#pragma once
/// What scripts fetch from elsewhere, and whether what they get is fixed by a hash or a version, with the
/// verdicts of OpenSSF Scorecard's Pinned-Dependencies (docs/conformance.md).
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "facts/shell/shell.hpp"

namespace bs::facts {

struct Download {
  std::string_view kind;  ///< "download-then-run", "go", "pip", "npm", "choco", "nuget"
  bool pinned = false;
  std::size_t offset = 0;  ///< in the script
  std::string source;      ///< the command as written, on one line
};

struct Downloads {
  std::vector<Download> found;
  std::vector<shell::Fault> faults;  ///< what could not be read; nothing of it is in `found`
};

/// `fetched`: what scripts of the same job before this one fetched; what this one fetches is added.
Downloads find_downloads(std::string_view script, std::set<std::string>& fetched);

/// A command as the rules see it: literal words as they stand, quoted ones with their quotes, `sudo` and
/// words that are expanded left out.
using CommandWords = std::vector<std::string>;

/// Whether the program is called `name`, wherever it lies and however it is cased.
bool is_program(std::string_view name, std::string_view written);
/// A package manager's installing command: its kind and whether it is pinned; nullptr kind: none.
struct Installation {
  std::string_view kind;
  bool pinned = false;
};
std::optional<Installation> installation_of(const CommandWords& words);

/// "#!/bin/bash", "#!/usr/bin/env sh", or the file's name ends in ".sh": scripts that parse() reads. Another
/// interpreter named in the first line decides against it.
bool is_shell_script(std::string_view path, std::string_view text);
/// sh, bash, mksh, by name or path.
bool is_shell(std::string_view program);

}  // namespace bs::facts
