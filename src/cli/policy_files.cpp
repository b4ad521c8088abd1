#include "cli/policy_files.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_file_bytes = 1u << 20;
constexpr std::string_view k_folders[] = {"checks", "tracks", "collectors"};
constexpr std::string_view k_names[] = {"exemptions.yaml",        "exemptions.yml",
                                        "soundcheck-checks.yaml", "soundcheck-tracks.yaml",
                                        "soundcheck-checks.yml",  "soundcheck-tracks.yml"};

bool is_yaml(std::string_view path) noexcept {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

void sort(std::vector<checks::PolicyFile>& files) {
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
}

std::string text_of(const git::Repository& repository, const git::Entry& entry, const std::string& name) {
  const auto blob = repository.read_blob(entry.id, k_file_bytes);
  if (blob.state == git::BlobState::present && entry.type == git::EntryType::blob) return blob.bytes;
  const auto* why = entry.type != git::EntryType::blob        ? "is no regular file"
                    : blob.state == git::BlobState::too_large ? "is larger than 1 MiB"
                    : blob.state == git::BlobState::not_in_partial_clone
                        ? "is not in this partial clone"
                        : "is missing or corrupt in the repository";
  throw Error(ErrorKind::config, fmt::format("{} at {} {}", shown(entry.path), shown(name), why));
}

}  // namespace

bool is_policy_path(std::string_view path) noexcept {
  if (!is_yaml(path)) return false;
  const auto folder = parent_of(path);
  if (folder.empty()) return std::find(std::begin(k_names), std::end(k_names), path) != std::end(k_names);
  return std::any_of(std::begin(k_folders), std::end(k_folders),
                     [&](std::string_view known) { return is_below(folder, known); });
}

std::vector<checks::PolicyFile> policy_files_on_disk(const fs::path& folder) {
  std::error_code code;
  if (!fs::is_directory(folder, code)) {
    throw Error(ErrorKind::config, fmt::format("there is no policy folder {}", shown(short_path(folder))))
        .hint("a policy folder holds checks/*.yaml, tracks/*.yaml, collectors/*.yaml and exemptions.yaml");
  }
  std::vector<checks::PolicyFile> files;
  auto walk = fs::recursive_directory_iterator(folder, code);
  for (; !code && walk != fs::recursive_directory_iterator(); walk.increment(code)) {
    const auto relative = walk->path().lexically_relative(folder).generic_string();
    if (walk->is_regular_file() && is_policy_path(relative))
      files.push_back({short_path(walk->path()), read_file(walk->path(), k_file_bytes)});
  }
  if (code) {
    throw Error(ErrorKind::config, fmt::format("cannot read the policy folder {}: {}",
                                               shown(short_path(folder)), code.message()));
  }
  if (files.empty()) {
    throw Error(ErrorKind::config,
                fmt::format("the policy folder {} holds no policy", shown(short_path(folder))))
        .hint("it may hold checks/*.yaml, tracks/*.yaml, collectors/*.yaml and exemptions.yaml");
  }
  sort(files);
  return files;
}

std::vector<checks::PolicyFile> policy_files_at(const git::Repository& repository, const git::Commit& commit,
                                                std::string_view folder, const std::string& name) {
  std::vector<checks::PolicyFile> files;
  auto tree = commit.tree;
  if (!folder.empty()) {
    const auto entry = repository.entry_at(commit.tree, folder);
    if (!entry || entry->type != git::EntryType::tree) return files;
    tree = entry->id;
  }
  const auto result = repository.walk(tree, [&](const git::Entry& entry) {
    if (entry.type != git::EntryType::tree && is_policy_path(entry.path)) {
      auto found = entry;
      found.path = join_path(folder, entry.path);
      files.push_back({found.path, text_of(repository, found, name)});
    }
    return git::WalkStep::into;
  });
  if (result.incomplete) {
    throw Error(ErrorKind::config, fmt::format("the policy in {} at {} cannot be read whole: {}",
                                               shown(std::string(folder)), shown(name), *result.incomplete));
  }
  sort(files);
  return files;
}

std::optional<std::string> file_at(const git::Repository& repository, const git::Commit& commit,
                                   std::string_view path) {
  const auto entry = repository.entry_at(commit.tree, path);
  if (!entry) return std::nullopt;
  return text_of(repository, *entry, commit.id.short_hex());
}

}  // namespace bs::cli
