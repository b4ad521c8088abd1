#include "bs/facts/snapshot.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::facts {
namespace {

constexpr int k_max_links = 16;

std::vector<File>::const_iterator first_from(const std::vector<File>& files, std::string_view path) {
  return std::lower_bound(files.begin(), files.end(), path,
                          [](const File& file, std::string_view key) { return file.path < key; });
}

Error unreadable(const File& file, const git::Blob& blob, std::uint64_t cap = k_text_cap) {
  switch (blob.state) {
    case git::BlobState::too_large:
      return Error(ErrorKind::limit, fmt::format("{} is larger than {} bytes", file.path, grouped(cap)));
    case git::BlobState::not_in_partial_clone:
      return Error(ErrorKind::unreadable, fmt::format("{} is not in this partial clone", file.path))
          .hint("git fetch --refetch --no-filter");
    case git::BlobState::missing:
      return Error(ErrorKind::unreadable, fmt::format("{} is missing from the repository", file.path));
    case git::BlobState::corrupt:
    case git::BlobState::present:
      break;
  }
  return Error(ErrorKind::unreadable, fmt::format("{} cannot be read", file.path));
}

}  // namespace

const File* Snapshot::find(std::string_view path) const {
  const auto found = first_from(files_, path);
  return found != files_.end() && found->path == path ? &*found : nullptr;
}

Files Snapshot::below(std::string_view folder) const {
  const File* all = files_.data();
  if (folder.empty()) return {all, all + files_.size()};
  const auto first = first_from(files_, std::string(folder) + '/');
  const auto last = first_from(files_, std::string(folder) + char('/' + 1));
  return {all + (first - files_.begin()), all + (last - files_.begin())};
}

bool Snapshot::has_folder(std::string_view folder) const {
  const auto [first, last] = below(folder);
  return first != last;
}

const File* Snapshot::follow(std::string_view path) const {
  std::string at(path);
  for (int links = 0; links <= k_max_links; ++links) {
    const File* file = find(at);
    std::size_t end = at.size();
    // A folder on the way may be a link itself.
    for (std::size_t slash = at.find('/'); file == nullptr && slash != std::string::npos;
         slash = at.find('/', slash + 1)) {
      file = find(std::string_view(at).substr(0, slash));
      end = slash;
    }
    if (file == nullptr) return nullptr;
    if (file->type != git::EntryType::symlink) return end == at.size() ? file : nullptr;
    const git::Blob& target = read(*file);
    if (target.state != git::BlobState::present) throw unreadable(*file, target);
    if (target.bytes.starts_with('/')) return nullptr;
    auto next = resolve_repository_path(parent_of(file->path), target.bytes + at.substr(end));
    if (!next) return nullptr;
    at = std::move(*next);
  }
  return nullptr;
}

const git::Blob& Snapshot::read(const File& file) const {
  const auto found = read_.find(file.path);
  if (found != read_.end()) return found->second;
  return read_.emplace(file.path, load(file, k_text_cap)).first->second;
}

git::Blob Snapshot::read_once(const File& file) const {
  const auto found = read_.find(file.path);
  return found != read_.end() ? found->second : load(file, k_text_cap);
}

std::string_view Snapshot::text(const File& file) const {
  const git::Blob& blob = read(file);
  if (blob.state != git::BlobState::present) throw unreadable(file, blob);
  return blob.bytes;
}

std::string Snapshot::text(const File& file, std::uint64_t cap) const {
  git::Blob blob = load(file, cap);
  if (blob.state != git::BlobState::present) throw unreadable(file, blob, cap);
  return std::move(blob.bytes);
}

std::optional<std::string_view> Snapshot::text(std::string_view path) const {
  const File* file = find(path);
  if (file == nullptr || !file->is_regular()) {
    if (file == nullptr) require_whole();
    return std::nullopt;
  }
  return text(*file);
}

void Snapshot::forget() const {
  read_.clear();
  shared_.clear();
}

void Snapshot::require_whole() const {
  if (incomplete_)
    throw Error(ErrorKind::unreadable, fmt::format("the files were not listed whole: {}", *incomplete_));
}

void Snapshot::finish_listing(const git::WalkResult& walked) {
  // A backslash is a character like others where bs runs; all else that is refused may hide a file.
  const auto is_odd = [](const std::string& path) { return path.find('\\') == std::string::npos; };
  const auto odd = std::find_if(walked.refused.begin(), walked.refused.end(), is_odd);
  if (!incomplete_) incomplete_ = walked.incomplete;
  if (!incomplete_ && odd != walked.refused.end())
    incomplete_ = fmt::format("{} is no path that a checkout would write", *odd);
  if (!incomplete_ && walked.refused_count > walked.refused.size())
    incomplete_ = fmt::format("{} paths that a checkout would not write", grouped(walked.refused_count));
  const auto by_path = [](const File& a, const File& b) { return a.path < b.path; };
  std::stable_sort(files_.begin(), files_.end(), by_path);
  const auto same = [](const File& a, const File& b) { return a.path == b.path; };
  files_.erase(std::unique(files_.begin(), files_.end(), same), files_.end());
}

}  // namespace bs::facts
