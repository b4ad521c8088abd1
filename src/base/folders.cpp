#include <pwd.h>
#include <unistd.h>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/paths.hpp"

namespace bs {
namespace {

fs::path home_from_password_database() {
  std::vector<char> buffer(16384);
  passwd entry{};
  passwd* found = nullptr;
  if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr) return {};
  return found->pw_dir;
}

/// `$VARIABLE/bs`, else `~/FALLBACK/bs`; empty without both. A relative value is ignored, as XDG demands.
fs::path xdg_folder(std::string_view variable, std::string_view fallback) {
  if (const auto set = environment(variable); set && !set->empty() && set->front() == '/')
    return fs::path(*set) / "bs";
  const fs::path home = home_folder();
  return home.empty() ? fs::path() : home / fallback / "bs";
}

/// `path` seen from `folder`; nullopt when it does not lie in it. Both absolute and normal.
std::optional<std::string> seen_from(const std::string& path, std::string folder) {
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  if (path == folder) return "";
  if (folder != "/") folder += '/';
  if (!path.starts_with(folder)) return std::nullopt;
  return path.substr(folder.size());
}

}  // namespace

std::string short_path(const fs::path& path) {
  std::error_code error;
  const fs::path current = fs::current_path(error);
  if (error) return path.string();  // the folder was deleted under us
  std::string full = (current / path).lexically_normal().string();
  while (full.size() > 1 && full.back() == '/') full.pop_back();
  if (const auto below = seen_from(full, current.string())) return below->empty() ? "." : *below;
  const fs::path home = home_folder().lexically_normal();
  if (home.is_absolute() && home != "/") {
    if (const auto below = seen_from(full, home.string())) return below->empty() ? "~" : "~/" + *below;
  }
  return full;
}

fs::path home_folder() {
  if (const auto home = environment("HOME"); home && !home->empty()) return *home;
  return home_from_password_database();
}

fs::path data_folder() {
  fs::path folder = xdg_folder("XDG_DATA_HOME", ".local/share");
  if (!folder.empty()) return folder;
  throw Error(ErrorKind::io, "no home folder: HOME is not set and the password database names none")
      .hint("set HOME or XDG_DATA_HOME, or name the catalog with --catalog FILE");
}

fs::path cache_folder() {
  return xdg_folder("XDG_CACHE_HOME", ".cache");
}

}  // namespace bs
