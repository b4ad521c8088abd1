#pragma once
/// What the files of a project say about the answers it was made with.
#include <map>
#include <string>
#include <vector>

#include "bs/base/file_tree.hpp"
#include "scaffold/infer/sources.hpp"

namespace bs::scaffold::infer {

/// Texts that an answer may have been, with what speaks for each.
using Texts = std::map<std::string, double>;

struct Votes {
  std::map<std::string, Texts> answers;  ///< by parameter
  std::size_t files = 0;                 ///< that said something
};

Votes count_votes(const std::vector<Source>& sources, const FileTree& project);
/// Best first.
std::vector<std::string> ranked(const Texts& texts);

}  // namespace bs::scaffold::infer
