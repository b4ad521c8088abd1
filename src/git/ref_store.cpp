#include "git/ref_store.hpp"

#include <sys/stat.h>

#include <set>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "git/folder_list.hpp"
#include "git/small_file.hpp"

namespace bs::git {
namespace {

constexpr std::size_t k_ref_cap = 4096;
constexpr std::size_t k_max_depth = 32;
constexpr std::size_t k_max_loose = 1'000'000;
constexpr int k_max_links = 5;

bool is_refused(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == 0x7F ||
         std::string_view("~^:?*[\\").find(c) != std::string_view::npos;
}

bool is_ref_part(std::string_view part) {
  return !part.empty() && part.front() != '.' && part.find("..") == std::string_view::npos &&
         !part.ends_with(".lock") && std::none_of(part.begin(), part.end(), is_refused);
}

bool is_top_name(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

/// Adds the files below `folder`, whose names begin with `name` + "/".
void collect_loose(const fs::path& folder, const std::string& name, std::size_t depth,
                   std::set<std::string>& names) {
  const FolderStream stream = open_stream(folder);
  if (!stream || depth > k_max_depth) return;
  std::vector<std::string> folders;
  while (const dirent* entry = readdir(stream.get())) {
    const std::string_view part = entry->d_name;
    if (!is_ref_part(part)) continue;
    std::string full = fmt::format("{}/{}", name, part);
    if (S_ISDIR(type_of(stream.get(), *entry))) {
      folders.emplace_back(part);
    } else if (names.size() < k_max_loose) {
      names.insert(std::move(full));
    } else {
      throw Error(ErrorKind::limit, fmt::format("more than {} loose refs", grouped(k_max_loose)));
    }
  }
  for (const std::string& part : folders)
    collect_loose(folder / part, fmt::format("{}/{}", name, part), depth + 1, names);
}

}  // namespace

bool is_ref_name(std::string_view name) noexcept {
  if (is_top_name(name)) return true;
  if (!name.starts_with("refs/") || name.size() > 1024) return false;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (!is_ref_part(name.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

std::optional<Ref> parse_ref(std::string_view text) {
  constexpr std::string_view k_symbolic = "ref:";
  if (text.starts_with(k_symbolic)) {
    const std::string_view target = trim(text.substr(k_symbolic.size()));
    // Git itself keeps HEAD at this invalid name where refs are kept in another format.
    if (!is_ref_name(target) && target != "refs/heads/.invalid") return std::nullopt;
    return Ref{std::string(target), {}};
  }
  if (text.size() > 40 && !trim(text.substr(40, 1)).empty()) return std::nullopt;
  const auto id = Oid::from_hex(text.substr(0, 40));
  if (!id) return std::nullopt;
  return Ref{{}, *id};
}

std::string short_ref_name(std::string_view name) {
  for (const std::string_view prefix : {"refs/heads/", "refs/remotes/", "refs/tags/", "refs/"}) {
    if (name.starts_with(prefix)) return std::string(name.substr(prefix.size()));
  }
  return std::string(name);
}

std::optional<Ref> RefStore::read(std::string_view name) const {
  if (!is_ref_name(name)) return std::nullopt;
  const fs::path& folder = is_top_name(name) ? git_ : common_;
  const SmallFile file = read_small_file(folder / name, k_ref_cap);
  if (file.present()) {
    if (auto ref = parse_ref(file.text)) return ref;
    throw Error(ErrorKind::unreadable, fmt::format("{} is neither a commit's hash nor leads to a ref", name));
  }
  // A folder of this name is left behind when the refs in it were packed.
  if (file.state == FileState::absent || fs::is_directory(fs::symlink_status(folder / name))) {
    const auto id = packed().find(name);
    return id ? std::optional(Ref{{}, *id}) : std::nullopt;
  }
  throw Error(ErrorKind::unreadable, fmt::format("{} {}", name, fault_of(file.state)));
}

std::optional<RefStore::Found> RefStore::follow(std::string_view name) const {
  std::string at(name);
  for (int link = 0; link <= k_max_links; ++link) {
    const auto ref = read(at);
    if (!ref) return std::nullopt;
    if (!ref->is_symbolic()) return Found{std::move(at), ref->id};
    at = ref->target;
  }
  throw Error(ErrorKind::unreadable, fmt::format("{} leads from ref to ref without an end", name));
}

const PackedRefs& RefStore::packed() const {
  if (!packed_) packed_.emplace(common_);
  return *packed_;
}

std::vector<std::string> RefStore::names_below(std::string_view prefix) const {
  std::set<std::string> names;
  const std::string_view folder = prefix.substr(0, prefix.size() - 1);
  collect_loose(common_ / folder, std::string(folder), 0, names);
  packed().each_below(prefix, [&](std::string_view name) {
    if (is_ref_name(name)) names.emplace(name);
  });
  return {names.begin(), names.end()};
}

}  // namespace bs::git
