#include "scan/proto_groups.hpp"

#include <algorithm>
#include <map>

#include "bs/base/paths.hpp"
#include "scan/path_words.hpp"

namespace bs::scan {
namespace {

/// Lower is read first: services mostly stand in files that say so.
int reading_rank(std::string_view path) noexcept {
  const std::string_view base = base_name(path);
  if (has_word(base, {"service", "api.proto"})) return 0;
  if (has_folder(path, {"services", "service"})) return 1;
  if (has_word(base, {"common", "type", "resource", "enum", "error", "message", "config", "options"}))
    return 3;
  return 2;
}

}  // namespace

bool is_api_version(std::string_view part) noexcept {
  if (part.size() < 2 || part.front() != 'v' || part[1] < '0' || part[1] > '9') return false;
  return std::all_of(part.begin(), part.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

std::string_view proto_group(std::string_view path) noexcept {
  const std::string_view folder = parent_of(path);
  const std::string_view last = base_name(folder);
  const bool is_part = last == "services" || last == "service" || last == "resources" || last == "enums" ||
                       last == "errors" || last == "common" || last == "types" || last == "type" ||
                       last == "messages";
  return is_part && is_api_version(base_name(parent_of(folder))) ? parent_of(folder) : folder;
}

std::vector<std::vector<const ManifestEntry*>> proto_groups(std::span<const ManifestEntry* const> protos) {
  struct Ranked {
    int rank;
    const ManifestEntry* entry;
  };
  std::map<std::string_view, std::vector<Ranked>> by_group;
  for (const ManifestEntry* entry : protos)
    by_group[proto_group(entry->path)].push_back({reading_rank(entry->path), entry});
  std::vector<std::vector<const ManifestEntry*>> groups;
  for (auto& [folder, ranked] : by_group) {
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
    std::vector<const ManifestEntry*> group;
    for (const Ranked& one : ranked)
      if (group.size() < k_most_protos) group.push_back(one.entry);
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace bs::scan
