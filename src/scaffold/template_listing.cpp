#include "scaffold/template_listing.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::scaffold {
namespace {

constexpr std::size_t k_most_files = 100'000;

}  // namespace

bool may_be_asked(std::string_view path) {
  const auto parts = split(path, '/');
  return !path.empty() && std::all_of(parts.begin(), parts.end(), is_safe_component);
}

void Listing::add(TemplateFile file) {
  if (files_.size() == k_most_files)
    throw Error(ErrorKind::limit,
                fmt::format("the template's folder holds more than {} files", grouped(k_most_files)));
  files_.push_back(std::move(file));
}

std::vector<TemplateFile> Listing::take() {
  std::sort(files_.begin(), files_.end(),
            [](const TemplateFile& a, const TemplateFile& b) { return a.path < b.path; });
  return std::move(files_);
}

bool is_listed(std::string_view path, std::string_view folder, const ListOptions& options) {
  if (path == folder || !is_below(path, folder) || !may_be_asked(path)) return false;
  for (std::size_t at = path.find('/', folder.size() + 1); options.skips && at != std::string_view::npos;
       at = path.find('/', at + 1))
    if (options.skips(path.substr(0, at))) return false;
  return true;
}

std::optional<TemplateFile> find_file(const TemplateFiles& files, std::string_view path) {
  ListOptions beside;
  beside.skips = [](std::string_view) { return true; };
  beside.passes_over = true;
  for (TemplateFile& file : files.list(parent_of(path), beside))
    if (file.path == path) return std::move(file);
  return std::nullopt;
}

void require_size(std::string_view path, std::uint64_t size, std::uint64_t cap) {
  if (size <= cap) return;
  throw Error(ErrorKind::limit,
              fmt::format("cannot read {}: it is larger than {} bytes", path, grouped(std::size_t(cap))));
}

}  // namespace bs::scaffold
