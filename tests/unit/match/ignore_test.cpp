#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "bs/base/text.hpp"
#include "bs/match/glob.hpp"
#include "support/temporary_folder.hpp"

using bs::match::IgnoreRules;
using bs::test::TemporaryFolder;
using Verdict = bs::match::IgnoreRules::Verdict;

namespace {

std::string word(Verdict verdict) {
  return verdict == Verdict::none ? "none" : verdict == Verdict::ignored ? "ignored" : "included";
}

Verdict judge(std::string_view rules, std::string_view path) {
  IgnoreRules ignore;
  ignore.add(rules, "");
  const bool is_folder = path.ends_with('/');
  if (is_folder) path.remove_suffix(1);
  return ignore.verdict(path, is_folder);
}

struct Entry {
  std::string path;
  bool is_folder;
};

/// One tree for all cases: what patterns made of a, b, stars and slashes can tell apart.
std::vector<Entry> tree() {
  std::vector<Entry> out;
  for (const std::string top : {"a", "b", "ab"}) {
    out.push_back({top, true});
    for (const std::string name : {"ab", "b b"}) out.push_back({top + "/" + name, false});
    for (const std::string sub : {"a", "b"}) {
      const std::string folder = top + "/" + sub;
      out.push_back({folder, true});
      for (const std::string name : {"a", "bab", "*"}) out.push_back({folder + "/" + name, false});
    }
  }
  for (const std::string name : {"ba", "aab", "[", "!a", "#b", "a\\b", ".b", "b "})
    out.push_back({name, false});
  return out;
}

std::string random_pattern(std::mt19937& random) {
  static const std::vector<std::string_view> k_parts = {
      "a",   "b",    "a",    "b",      "*",           "**",  "?",     "/",     "/",   "**/",
      "/**", "[ab]", "[!a]", "[^b-z]", "[[:alpha:]]", "[a",  "]",     "\\",    "\\*", "\\ ",
      " ",   "!",    "#",    "\r",     "*/",          "***", "[]-a]", "[b-a]", ".",   "**\\/"};
  std::string out = random() % 5 == 0 ? "!" : "";
  const std::size_t count = 1 + random() % 6;
  for (std::size_t i = 0; i < count; ++i) out += k_parts[random() % k_parts.size()];
  return out;
}

std::string shell_git(const std::filesystem::path& folder, const std::string& rest) {
  return "GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 git -C '" + folder.string() + "' " + rest;
}

/// git's verdicts on the paths, in their order; nothing when git cannot be run.
std::vector<Verdict> git_verdicts(const std::filesystem::path& folder, const std::string& paths) {
  std::ofstream(folder / ".paths", std::ios::binary) << paths;
  const std::string out = (folder / ".out").string();
  const int status =
      std::system(shell_git(folder, "check-ignore --no-index -v -n -z --stdin < '" +
                                        (folder / ".paths").string() + "' > '" + out + "' 2>/dev/null")
                      .c_str());
  if (status != 0 && WEXITSTATUS(status) != 1) return {};
  std::stringstream text;
  text << std::ifstream(out, std::ios::binary).rdbuf();
  std::vector<Verdict> verdicts;
  const std::string all = text.str();
  const std::vector<std::string_view> fields = bs::split(all, '\0');
  for (std::size_t i = 0; i + 3 < fields.size(); i += 4) {
    const std::string_view pattern = fields[i + 2];
    verdicts.push_back(fields[i].empty()          ? Verdict::none
                       : pattern.starts_with('!') ? Verdict::included
                                                  : Verdict::ignored);
  }
  return verdicts;
}

}  // namespace

TEST_CASE("ignore: a table that git made") {
  struct Case {
    std::string_view rules;
    std::string_view path;
    Verdict verdict;
  };
  const std::vector<Case> cases = {
      {"build\n", "build", Verdict::ignored},
      {"build\n", "a/build/", Verdict::ignored},
      {"build\n", "a/build/x/y", Verdict::ignored},
      {"build/\n", "build", Verdict::none},
      {"build/\n", "a/build/", Verdict::ignored},
      {"/build\n", "a/build", Verdict::none},
      {"a/b\n", "a/b", Verdict::ignored},
      {"a/b\n", "x/a/b", Verdict::none},
      {"**/a/b\n", "x/a/b", Verdict::ignored},
      {"*.o\n!keep.o\n", "a/keep.o", Verdict::included},
      {"!keep.o\n*.o\n", "keep.o", Verdict::ignored},
      {"a/\n!a/keep\n", "a/keep", Verdict::ignored},
      {"a/*\n!a/keep\n", "a/keep", Verdict::included},
      {"a/*\n!a/keep\n", "a/other", Verdict::ignored},
      {"# comment\n\\#a\n", "#a", Verdict::ignored},
      {"# comment\n", "# comment", Verdict::none},
      {"\\!a\n", "!a", Verdict::ignored},
      {"a  \n", "a", Verdict::ignored},
      {"a\\ \n", "a ", Verdict::ignored},
      {"a\r\n", "a", Verdict::ignored},
      {"a\r", "a", Verdict::ignored},
      {"\xEF\xBB\xBF"
       "a\n",
       "a", Verdict::ignored},
      {"[a\n", "[a", Verdict::none},
      {"a\\\n", "a", Verdict::none},
      {"/\n", "a", Verdict::none},
      {"*\n!*/\n!*.c\n", "x/y.c", Verdict::included},
      {"*\n!*/\n!*.c\n", "x/y.h", Verdict::ignored},
      {"foo**/bar\n", "foox/y/bar", Verdict::ignored},
      {"foo**/bar\n", "foobar", Verdict::ignored},
      {"?*/b\n", "é/b", Verdict::ignored},
      {"?\n", "é", Verdict::none},
      {"", "a", Verdict::none},
  };
  for (const Case& c : cases) {
    INFO(c.rules << " on " << c.path);
    CHECK(word(judge(c.rules, c.path)) == word(c.verdict));
  }
}

TEST_CASE("ignore: rules of a folder hold below it, and later ones win") {
  IgnoreRules ignore;
  CHECK(ignore.empty());
  ignore.add("*.log\n/top\n", "");
  ignore.add("!keep.log\n/top\n", "a/b");
  CHECK(ignore.verdict("keep.log", false) == Verdict::ignored);
  CHECK(ignore.verdict("a/b/keep.log", false) == Verdict::included);
  CHECK(ignore.verdict("a/b/c/keep.log", false) == Verdict::included);
  CHECK(ignore.verdict("a/bc/keep.log", false) == Verdict::ignored);
  CHECK(ignore.verdict("a/b/top", false) == Verdict::ignored);
  CHECK(ignore.verdict("a/top", false) == Verdict::none);
  CHECK(ignore.verdict("a/b", true) == Verdict::none);
}

TEST_CASE("ignore: a walk asks for each name once") {
  IgnoreRules ignore;
  ignore.add("out/\n", "");
  CHECK(ignore.verdict("out/x", false) == Verdict::ignored);
  CHECK(ignore.own_verdict("out/x", false) == Verdict::none);
  CHECK(ignore.own_verdict("out", true) == Verdict::ignored);
}

TEST_CASE("ignore: hostile patterns take linear time") {
  std::string rules;
  for (int i = 0; i < 8; ++i) rules += "**/";
  IgnoreRules ignore;
  ignore.add("a/" + rules + "*a*a*a*b/x\n", "");
  std::string path = "a";
  for (int i = 0; i < 60; ++i) path += "/aaaaaaaaaa";
  CHECK(ignore.verdict(path, false) == Verdict::none);
}

TEST_CASE("ignore: git says the same about generated rules") {
  const TemporaryFolder folder;
  if (std::system(shell_git(folder.path(), "init -q >/dev/null 2>&1").c_str()) != 0) {
    WARN("skipped: no git");
    return;
  }
  std::mt19937 random(20261);
  const std::vector<Entry> entries = tree();
  std::vector<std::string> rules;
  std::string paths;
  for (std::size_t i = 0; i < 60; ++i) {
    std::string text;
    const std::size_t count = 1 + random() % 3;
    for (std::size_t line = 0; line < count; ++line) text += random_pattern(random) + "\n";
    rules.push_back(text);
    const std::string base = "case" + std::to_string(i);
    for (const Entry& entry : entries) {
      const auto path = folder.path() / base / entry.path;
      if (entry.is_folder) {
        std::filesystem::create_directories(path);
      } else {
        std::ofstream file(path);
      }
      paths += base + "/" + entry.path + '\0';
    }
    std::ofstream(folder.path() / base / ".gitignore", std::ios::binary) << text;
  }
  const std::vector<Verdict> expected = git_verdicts(folder.path(), paths);
  REQUIRE(expected.size() == rules.size() * entries.size());
  std::size_t decided = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::string base = "case" + std::to_string(i / entries.size());
    const Entry& entry = entries[i % entries.size()];
    IgnoreRules ignore;
    ignore.add(rules[i / entries.size()], base);
    const Verdict verdict = ignore.verdict(base + "/" + entry.path, entry.is_folder);
    if (verdict != Verdict::none) ++decided;
    if (verdict == expected[i]) continue;
    FAIL_CHECK("rules \"" << bs::shown(rules[i / entries.size()]) << "\" path \"" << entry.path
                          << "\": git says " << word(expected[i]) << ", bs says " << word(verdict));
  }
  CHECK(decided > expected.size() / 10);
}
