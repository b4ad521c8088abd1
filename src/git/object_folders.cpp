#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <set>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "git/folder_list.hpp"
#include "git/git_folder.hpp"
#include "git/object_folders.hpp"
#include "git/small_file.hpp"

namespace bs::git {
namespace {

constexpr std::size_t k_alternates_cap = std::size_t{64} << 10;
constexpr std::size_t k_max_alternates = 64;
constexpr int k_max_alternate_depth = 5;

/// A folder's identity, so that alternates that lead in a circle are seen once.
std::optional<std::pair<dev_t, ino_t>> identity_of(const fs::path& folder) {
  struct stat info {};
  if (stat(folder.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) return std::nullopt;
  return std::pair(info.st_dev, info.st_ino);
}

struct Alternates {
  ObjectFolders out;
  std::set<std::pair<dev_t, ino_t>> seen;

  void add(const fs::path& folder, int depth) {
    const auto identity = identity_of(folder);
    if (!identity) out.missing_alternate = folder;
    if (!identity || !seen.insert(*identity).second || depth > k_max_alternate_depth) return;
    if (out.folders.size() > k_max_alternates)
      throw Error(ErrorKind::unreadable,
                  fmt::format("objects/info/alternates leads to more than {} folders", k_max_alternates));
    out.folders.push_back(folder);
    const auto text = read_git_file(folder, "info/alternates", k_alternates_cap);
    if (!text) return;
    for (const std::string_view line : split_lines(*text)) {
      if (line.empty() || line.front() == '#' || line.find('\0') != std::string_view::npos) continue;
      add(seen_from(folder, line), depth + 1);
    }
  }
};

}  // namespace

std::vector<std::pair<std::string, bool>> list_packs(const fs::path& folder) {
  std::vector<std::pair<std::string, bool>> names;
  const FolderStream stream = open_stream(folder);
  if (!stream) return names;
  while (const dirent* entry = readdir(stream.get())) {
    if (entry->d_name[0] == '.') continue;
    unsigned type = type_of(stream.get(), *entry);
    struct stat info {};
    if (S_ISLNK(type) && fstatat(dirfd(stream.get()), entry->d_name, &info, 0) == 0) type = info.st_mode;
    names.emplace_back(entry->d_name, S_ISREG(type));
  }
  std::sort(names.begin(), names.end());
  return names;
}

ObjectFolders objects_with_alternates(const fs::path& objects) {
  if (!identity_of(objects)) throw Error(ErrorKind::unreadable, "the folder objects is missing");
  Alternates alternates;
  alternates.add(objects, 0);
  return std::move(alternates.out);
}

bool check_packs(const fs::path& objects) {
  bool promised = false;
  for (const auto& [name, is_regular] : list_packs(objects / "pack")) {
    promised = promised || name.ends_with(".promisor");
    const bool is_read = name.ends_with(".pack") || name.ends_with(".idx") || name == "multi-pack-index";
    if (is_read && !is_regular)
      throw Error(ErrorKind::unreadable, fmt::format("objects/pack/{} is not a regular file", name));
  }
  return promised;
}

}  // namespace bs::git
