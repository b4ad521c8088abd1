#pragma once
/// Links of a document that lead to files of the repository.
#include <string_view>
#include <vector>

#include "facts/collectors.hpp"
#include "facts/markdown.hpp"

namespace bs::facts {

struct LinkFaults {
  std::vector<FactFinding> files;    ///< no such file or folder
  std::vector<FactFinding> anchors;  ///< no such heading of the document itself
};

/// `path` is the document's; links are tried from there and, for a symlink, from where the link lies.
LinkFaults check_links(const Snapshot& snapshot, const MarkdownOutline& outline, std::string_view path,
                       std::string_view seen_as);

}  // namespace bs::facts
