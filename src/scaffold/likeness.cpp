#include <unordered_map>

#include "bs/base/text.hpp"
#include "bs/scaffold/update.hpp"

namespace bs::scaffold {
namespace {

/// Bytes of `rendered` whose lines `project` has as well, each as often as it has them.
std::size_t kept_bytes(std::string_view rendered, std::string_view project) {
  if (rendered == project) return rendered.size();
  std::unordered_map<std::string_view, std::size_t> lines;
  for (const std::string_view line : split_lines(project)) ++lines[trim(line)];
  std::size_t kept = 0;
  for (const std::string_view line : split_lines(rendered)) {
    const auto found = lines.find(trim(line));
    if (found == lines.end() || found->second == 0) continue;
    --found->second;
    kept += line.size() + 1;
  }
  return std::min(kept, rendered.size());
}

}  // namespace

double likeness(const FileTree& rendered, const FileTree& project) {
  std::size_t all = 0, kept = 0;
  for (const auto& [path, file] : rendered) {
    // A file counts for itself, too: an empty one is better there than not.
    constexpr std::size_t k_weight_of_path = 20;
    all += file.bytes.size() + k_weight_of_path;
    const auto found = project.find(path);
    if (found != project.end()) kept += kept_bytes(file.bytes, found->second.bytes) + k_weight_of_path;
  }
  return all == 0 ? 0.0 : static_cast<double>(kept) / static_cast<double>(all);
}

}  // namespace bs::scaffold
