#include "scan/placeholder_files.hpp"

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"

namespace bs::scan {
namespace {

constexpr std::uint64_t k_file_cap = k_mebibyte;
/// A large file named a thousand times would fill the memory.
constexpr std::uint64_t k_total_cap = 16 * k_mebibyte;

}  // namespace

std::optional<std::string> PlaceholderFiles::read(std::string_view target, std::string* why) {
  asked_ = true;
  if (target.find("://") != std::string_view::npos) {
    urls_.emplace_back(target);
    return std::nullopt;
  }
  const auto path = resolve_repository_path(parent_of(catalog_file_), target);
  if (!path) {
    *why = "leads outside the repository";
    return std::nullopt;
  }
  Text file = files_.read(*path, k_file_cap);
  if (file.state != TextState::present) {
    *why = std::move(file.why);
    return std::nullopt;
  }
  bytes_ += file.text.size();
  if (bytes_ > k_total_cap) {
    *why = "the placeholders of this file hold more than 16 MiB together";
    return std::nullopt;
  }
  paths_.emplace(fnv1a(file.text), *path);
  return std::move(file.text);
}

std::string PlaceholderFiles::path_of(std::string_view text) const {
  if (paths_.empty()) return "";
  const auto found = paths_.find(fnv1a(text));
  return found == paths_.end() ? "" : found->second;
}

std::vector<std::string> PlaceholderFiles::paths() const {
  std::vector<std::string> out;
  for (const auto& entry : paths_) out.push_back(entry.second);
  return out;
}

}  // namespace bs::scan
