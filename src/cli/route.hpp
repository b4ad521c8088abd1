#pragma once
/// The first words decide which command runs; the option parser sees only what follows (product.md,
/// Commands).
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace bs::cli {

struct Route {
  const Command* command = nullptr;  ///< nullptr: help for the whole program
  std::vector<std::string> rest;
  bool help = false;  ///< `bs help COMMAND`
};

/// Error usage for a word that is no command, with the nearest one.
Route route(const std::vector<std::string>& arguments);

/// A word with '/' in it or a leading '.' is a path, never a verb.
bool looks_like_path(std::string_view word);

}  // namespace bs::cli
