// Package managers' commands: which install something, and which of these say exactly what.
#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "facts/shell/downloads.hpp"

namespace bs::facts {

namespace {

bool same(std::string_view a, std::string_view b) {
  return equal_ignoring_case(a, b);
}

bool has_word(const CommandWords& words, std::size_t from, std::initializer_list<std::string_view> wanted) {
  for (std::size_t i = from; i < words.size(); ++i)
    for (const std::string_view word : wanted)
      if (same(words[i], word)) return true;
  return false;
}

bool is_commit(std::string_view text) {
  return text.size() == 40 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

std::optional<Installation> go(const CommandWords& words) {
  if (words.size() <= 2 || !is_program("go", words[0]) || (words[1] != "get" && words[1] != "install"))
    return std::nullopt;
  static const match::Regex remote(R"(\w+\.\w+/\w+)");
  static const match::Regex version(R"(^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$)");
  static const match::Regex hash("^[A-Fa-f0-9]{40,}$");
  bool insecure = false;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::string& word = words[i];
    static constexpr std::string_view k_flags[] = {"-d", "-f", "-t", "-u", "-v", "-fix", "-insecure"};
    if (std::find(std::begin(k_flags), std::end(k_flags), word) != std::end(k_flags)) {
      insecure = insecure || word == "-insecure";
      if (i + 1 == words.size()) return Installation{"go", true};  // what go.mod says
      continue;
    }
    if (!remote.search(word)) return Installation{"go", true};  // a folder
    const auto at = word.find('@');
    if (at == std::string::npos || word.find('@', at + 1) != std::string::npos) continue;
    const std::string asked = word.substr(at + 1);
    if (asked == "none" || hash.search(asked) || (!insecure && version.search(asked)))
      return Installation{"go", true};
  }
  return Installation{"go", false};
}

/// A source of `pip install -e`: a folder, or a repository at a commit.
bool is_fixed_source(const std::string& source) {
  static const match::Regex remote("^(git|svn|hg|bzr).+$");
  static const match::Regex commit(R"(^git(\+(https?|ssh|git))?://.*(.git)?@[a-fA-F0-9]{40}(#egg=.*)?$)");
  return !remote.search(source) || commit.search(source);
}

bool pip_is_pinned(const CommandWords& words, std::size_t first) {
  static const match::Regex flag(R"(^(--?\w+)+$)");
  bool no_dependencies = false, editable = false, fixed_sources = true, packages = false, wheels = false;
  for (std::size_t i = first; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (same(word, "--no-deps")) {
      no_dependencies = true;
    } else if (word == "-e" || word == "--editable") {
      editable = true;
    } else if (same(word, "--require-hashes")) {
      return editable ? no_dependencies && fixed_sources : true;
    } else if (flag.search(word)) {
      continue;
    } else if (word.ends_with(".whl")) {
      wheels = true;
    } else if (editable) {
      fixed_sources = fixed_sources && is_fixed_source(word);
    } else {
      packages = true;
    }
  }
  return editable ? no_dependencies && fixed_sources : wheels && !packages;
}

std::optional<Installation> pip(const CommandWords& words) {
  std::size_t at = 0;
  if (is_program("python", words[0]) || is_program("python3", words[0]) ||
      is_program("python2.7", words[0])) {
    for (at = 1; at + 1 < words.size(); ++at)
      if (same(words[at], "-m") && same(words[at + 1], "pip")) break;
    ++at;
  }
  if (at + 1 >= words.size() || !same(words[at + 1], "install")) return std::nullopt;
  if (!is_program("pip", words[at]) && !is_program("pip3", words[at])) return std::nullopt;
  return Installation{"pip", pip_is_pinned(words, at + 2)};
}

std::optional<Installation> npm(const CommandWords& words) {
  if (!is_program("npm", words[0]) || !has_word(words, 1, {"install", "i", "install-test", "update", "ci"}))
    return std::nullopt;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (same(word, "ci")) return Installation{"npm", true};
    const bool is_repository = word.starts_with("github:") || word.starts_with("git://") ||
                               word.starts_with("git+http://") || word.starts_with("git+https://");
    if (!is_repository) continue;
    const auto parts = split(word, '#');
    if (parts.size() != 2) return Installation{"npm", false};
    if (is_commit(parts[1])) return Installation{"npm", true};
  }
  return Installation{"npm", false};
}

std::optional<Installation> choco(const CommandWords& words) {
  if (words.size() < 2 || !same(words[1], "install")) return std::nullopt;
  if (!is_program("choco", words[0]) && !is_program("choco.exe", words[0])) return std::nullopt;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::string_view option = split(words[i], '=')[0];
    if (same(option, "--requirechecksum") || same(option, "--requirechecksums") ||
        same(option, "--require-checksums"))
      return Installation{"choco", true};
  }
  return Installation{"choco", false};
}

std::optional<Installation> nuget(const CommandWords& words) {
  if (words.size() < 2) return std::nullopt;
  const auto pinned_if = [](bool pinned) { return Installation{"nuget", pinned}; };
  if (is_program("nuget", words[0]) || is_program("nuget.exe", words[0])) {
    if (same(words[1], "restore")) return pinned_if(has_word(words, 2, {"-LockedMode"}));
    if (!same(words[1], "install")) return std::nullopt;
    return pinned_if(words.size() == 2 || words[2].ends_with("packages.config") ||
                     has_word(words, 2, {"-Version"}));
  }
  if (is_program("dotnet", words[0]) || is_program("dotnet.exe", words[0])) {
    if (same(words[1], "restore")) return pinned_if(has_word(words, 2, {"--locked-mode"}));
    const bool adds = same(words[1], "add") && words.size() >= 4 &&
                      (same(words[2], "package") || same(words[3], "package"));
    if (!adds) return std::nullopt;
    return pinned_if(has_word(words, 3, {"-v", "--version"}));
  }
  if (is_program("msbuild", words[0]) || is_program("msbuild.exe", words[0]))
    if (has_word(words, 1, {"/t:restore"}))
      return pinned_if(has_word(words, 2, {"/p:RestoreLockedMode=true"}));
  return std::nullopt;
}

}  // namespace

std::optional<Installation> installation_of(const CommandWords& words) {
  if (words.empty()) return std::nullopt;
  for (const auto manager : {go, pip, npm, choco, nuget})
    if (const auto found = manager(words)) return found;
  return std::nullopt;
}

}  // namespace bs::facts
