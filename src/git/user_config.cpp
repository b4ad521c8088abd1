#include "git/user_config.hpp"

#include <fnmatch.h>

#include <charconv>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"

namespace bs::git {
namespace {

constexpr int k_max_depth = 10;
constexpr std::size_t k_max_overrides = 1000;

fs::path expanded(const std::string& path, const fs::path& folder) {
  if (path == "~" || path.starts_with("~/"))
    return home_folder() / path.substr(std::min<std::size_t>(2, path.size()));
  return folder / path;
}

/// git's `gitdir:` patterns; `*` may cross a slash where the pattern holds `**`.
bool matches_folder(std::string pattern, const fs::path& config_folder, const fs::path& git_folder,
                    bool fold) {
  if (git_folder.empty()) return false;
  const bool is_below = pattern.ends_with('/');
  if (pattern.starts_with("~/") || pattern.starts_with("./")) {
    pattern = expanded(pattern, config_folder).lexically_normal().native();
  } else if (!pattern.starts_with('/')) {
    pattern = "**/" + pattern;
  }
  if (is_below) pattern += "**";
  const bool crosses = pattern.find("**") != std::string::npos;
  const int flags = (crosses ? 0 : FNM_PATHNAME) | (fold ? FNM_CASEFOLD : 0);
  std::error_code ignored;
  const fs::path resolved = fs::weakly_canonical(git_folder, ignored);
  return fnmatch(pattern.c_str(), git_folder.c_str(), flags) == 0 ||
         fnmatch(pattern.c_str(), resolved.c_str(), flags) == 0;
}

/// Where a user's files for git lie.
fs::path user_folder() {
  const auto xdg = environment("XDG_CONFIG_HOME");
  return (xdg && !xdg->empty() ? fs::path(*xdg) : home_folder() / ".config") / "git";
}

class Reader {
 public:
  Reader(const fs::path& git_folder, const std::string& branch) : git_folder_(git_folder), branch_(branch) {}

  void read(const fs::path& path, int depth = 0) {
    if (depth > k_max_depth)
      throw Error(ErrorKind::unreadable,
                  fmt::format("{}: includes nested deeper than {}", path.native(), k_max_depth));
    std::string text;
    try {
      text = read_file(path, k_config_cap);
    } catch (const Error& error) {
      // git passes over what is not there or not for this user to read.
      if (error.kind() == ErrorKind::not_found || error.kind() == ErrorKind::unreadable) return;
      throw;
    }
    Config parsed = parse(path, text);
    for (const Config::Item& item : parsed.items()) {
      if (!is_include(item, path.parent_path())) {
        found_.push_back(item);
      } else if (item.value && !item.value->empty()) {
        read(expanded(*item.value, path.parent_path()), depth + 1);
      }
    }
  }

  std::vector<Config::Item> take() { return std::move(found_); }

 private:
  static Config parse(const fs::path& path, std::string_view text) {
    try {
      return Config::parse(text);
    } catch (const Error& error) {
      throw Error(error.kind(), fmt::format("{}: {}", path.native(), error.message()));
    }
  }

  /// True for an include whose condition holds.
  bool is_include(const Config::Item& item, const fs::path& folder) const {
    if (item.key == "include.path") return true;
    const std::string_view key = item.key;
    constexpr std::string_view k_begin = "includeif.", k_end = ".path";
    if (!key.starts_with(k_begin) || !key.ends_with(k_end) || key.size() < k_begin.size() + k_end.size())
      return false;
    const std::string condition(key.substr(k_begin.size(), key.size() - k_begin.size() - k_end.size()));
    const std::size_t colon = condition.find(':');
    if (colon == std::string::npos) return false;
    const std::string kind = condition.substr(0, colon), pattern = condition.substr(colon + 1);
    if (kind == "gitdir" || kind == "gitdir/i")
      return matches_folder(pattern, folder, git_folder_, kind == "gitdir/i");
    if (kind != "onbranch" || branch_.empty()) return false;
    const std::string full = pattern.ends_with('/') ? pattern + "**" : pattern;
    return fnmatch(full.c_str(), branch_.c_str(), full.find("**") == std::string::npos ? FNM_PATHNAME : 0) ==
           0;
  }

  const fs::path& git_folder_;
  const std::string& branch_;
  std::vector<Config::Item> found_;
};

bool is_on(const char* variable) {
  const auto text = environment(variable);
  if (!text) return false;
  const std::string word = to_lower(*text);
  return !(word.empty() || word == "0" || word == "false" || word == "no" || word == "off");
}

}  // namespace

Config read_user_config(const fs::path& git_folder, const std::string& branch) {
  Reader reader(git_folder, branch);
  if (!is_on("GIT_CONFIG_NOSYSTEM")) reader.read(environment("GIT_CONFIG_SYSTEM").value_or("/etc/gitconfig"));
  if (const auto only = environment("GIT_CONFIG_GLOBAL")) {
    if (!only->empty()) reader.read(*only);
  } else if (const fs::path home = home_folder(); !home.empty()) {
    reader.read(user_folder() / "config");
    reader.read(home / ".gitconfig");
  }
  return Config::of(reader.take());
}

Config environment_config() {
  std::size_t count = 0;
  const std::string text = environment("GIT_CONFIG_COUNT").value_or("");
  std::from_chars(text.data(), text.data() + text.size(), count);
  std::vector<Config::Item> items;
  for (std::size_t i = 0; i < std::min(count, k_max_overrides); ++i) {
    const auto key = environment(fmt::format("GIT_CONFIG_KEY_{}", i));
    const auto value = environment(fmt::format("GIT_CONFIG_VALUE_{}", i));
    if (key && value) items.push_back({to_lower(*key), *value});
  }
  return Config::of(std::move(items));
}

std::optional<std::string> read_user_ignores(const Config& user_config) {
  constexpr std::size_t k_cap = std::size_t{1} << 20;
  const auto named = user_config.value("core.excludesfile");
  const fs::path path = named && !named->empty() ? expanded(*named, home_folder()) : user_folder() / "ignore";
  try {
    return read_file(path, k_cap);
  } catch (const Error&) {
    return std::nullopt;  // git passes over it as well
  }
}

}  // namespace bs::git
