#include "bs/match/glob.hpp"

#include <chrono>

#include "support/error_of.hpp"
#include "support/repeated.hpp"

using bs::match::Glob;
using bs::match::GlobSet;
using bs::test::repeated;

namespace {

std::string fault(std::string_view pattern) {
  return bs::test::error_of([&] { const Glob glob(pattern); });
}

double milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("glob: meaning") {
  struct Case {
    std::string_view pattern;
    std::vector<std::string_view> matching;
    std::vector<std::string_view> others;
  };
  const std::vector<Case> cases = {
      {"a.md", {"a.md"}, {"A.md", "b/a.md", "a.mdx", ""}},
      {"*.md", {"a.md", ".md", ".a.md"}, {"b/a.md", "a.md/b"}},
      {"**/a.md", {"a.md", "b/a.md", "c/b/a.md"}, {"ba.md", "b/ca.md", "a.md/b"}},
      {"**/*.md", {"a.md", "b/a.md", ".b/.md"}, {"a.mdx"}},
      {"a/**", {"a/b", "a/b/c"}, {"a", "ab", "b/a/c"}},
      {"a/**/b", {"a/b", "a/x/b", "a/x/y/b"}, {"ab", "a/xb", "a/b/c"}},
      {"**", {"a", "a/b", ".a"}, {}},
      {"**/**/a/**/**", {"a/b", "x/a/b", "a/a"}, {"a", "x/a"}},
      {"a**b", {"ab", "axb"}, {"a/b", "ax/b"}},
      {"***/a", {"a", "x/y/a"}, {"xa"}},
      {"a?c",
       {"abc", "aéc",
        "a\xFF"
        "c"},
       {"ac", "a/c", "abbc"}},
      {"[a-cX]?", {"bx", "Xé"}, {"dx", "b"}},
      {"[!a-c]", {"d", "é"}, {"a", "dd", "/"}},
      {"[^a]b", {"cb"}, {"ab"}},
      {"[]a-]", {"]", "a", "-"}, {"b"}},
      {"[à-é]", {"á"}, {"a", "ê"}},
      {"[[:digit:]_]", {"5", "_"}, {"a", ":"}},
      {"[a/b]c", {"ac", "bc"}, {"/c", "a/bc"}},
      {"\\*\\[\\{", {"*[{"}, {"a[{"}},
      {"a\\/b", {"a/b"}, {"ab"}},
      {"*a*b*", {"ab", "xaxbx", "aab", "bab"}, {"ba", "b", "a/b"}},
      {"*?a", {"xa", "aa", "éa"}, {"a"}},
      {"*é?", {"éa", "ééa"}, {"é"}},
      {"", {""}, {"a"}},
      {"src/{a,b{c,d}}/*.{ts,tsx}",
       {"src/a/x.ts", "src/bc/x.tsx", "src/bd/.ts"},
       {"src/b/x.ts", "src/a/x.js"}},
      {"{,x}a", {"a", "xa"}, {"ya"}},
      {"{a}", {"a"}, {"{a}"}},
      {"[{,}]", {"{", ",", "}"}, {"a"}},
      {"a\\{b,c\\}", {"a{b,c}"}, {"ab"}},
      {"a,b", {"a,b"}, {"a", "b"}},
      {"{a/**,b}/c", {"a/c", "a/x/c", "b/c"}, {"b/x/c"}},
  };
  for (const Case& c : cases) {
    const Glob glob(c.pattern);
    CHECK(glob.text() == c.pattern);
    for (const std::string_view path : c.matching) {
      INFO(c.pattern << " and " << path);
      CHECK(glob.matches(path));
    }
    for (const std::string_view path : c.others) {
      INFO(c.pattern << " not " << path);
      CHECK_FALSE(glob.matches(path));
    }
  }
}

TEST_CASE("glob: the folder that all matches lie below") {
  CHECK(Glob("a/b/*.md").fixed_prefix() == "a/b");
  CHECK(Glob("a/b/c").fixed_prefix() == "a/b");
  CHECK(Glob("a/b*/c").fixed_prefix() == "a");
  CHECK(Glob("a/**").fixed_prefix() == "a");
  CHECK(Glob("**/a").fixed_prefix().empty());
  CHECK(Glob("a").fixed_prefix().empty());
  CHECK(Glob("a/{b/x,bc}/*").fixed_prefix() == "a");
  CHECK(Glob("a/b/{x,y}").fixed_prefix() == "a/b");
  CHECK(Glob("{a/b/x,c/b/x}").fixed_prefix().empty());
}

TEST_CASE("glob: faults say what and where") {
  CHECK(fault("a/[b") == "config: the glob \"a/[b\" is faulty at character 3: the class is not closed");
  CHECK(fault("é[") == "config: the glob \"é[\" is faulty at character 2: the class is not closed");
  CHECK(fault("[a-") == "config: the glob \"[a-\" is faulty at character 1: the class is not closed");
  CHECK(fault("[\\") == "config: the glob \"[\\\" is faulty at character 1: the class is not closed");
  CHECK(fault("[[:nix:]]") ==
        "config: the glob \"[[:nix:]]\" is faulty at character 2: there is no class of this name");
  CHECK(fault("a\\") ==
        "config: the glob \"a\\\" is faulty at character 2: nothing follows the last backslash");
  CHECK(fault("a{b,{c}") == "config: the glob \"a{b,{c}\" is faulty at character 2: the brace is not closed");
  CHECK(fault("a}") == "config: the glob \"a}\" is faulty at character 2: this brace closes none");
  CHECK(fault("{a,[b}") == "config: the glob \"{a,[b}\" is faulty: the class is not closed");
  CHECK(
      fault(repeated("{", 100) + repeated("}", 100)).find("at character 65: braces are nested too deeply") !=
      std::string::npos);
  CHECK(fault(std::string(4097, 'a')) == "config: a glob has at most 4,096 bytes, this one has 4,097");
}

TEST_CASE("glob: alternatives are capped, not cut") {
  CHECK(fault(repeated("{a,b}", 10)) == "none");
  CHECK(fault(repeated("{a,b}", 11)).find("\" has more than 1,024 alternatives") != std::string::npos);
  CHECK(fault("{" + repeated("a,", 1023) + "a}") == "none");
  CHECK(fault("{" + repeated("a,", 1024) + "a}").find("\" has more than 1,024 alternatives") !=
        std::string::npos);
}

TEST_CASE("glob: hostile patterns take linear time") {
  const std::string deep = repeated("aaaaaaaaa/", 59) + "aaaaaaaab";
  const std::vector<std::string> patterns = {
      repeated("**/", 30) + "x",    repeated("**/", 30) + "*b/x",
      repeated("**/a*", 30) + "x",  repeated("*a", 30) + "/" + repeated("**/*a*", 15) + "x",
      repeated("**/*/", 30) + "x",  repeated("*", 30) + "x",
      repeated("?*", 30) + "/**/x",
  };
  for (const std::string& pattern : patterns) {
    const Glob glob(pattern);
    INFO(pattern);
    CHECK_FALSE(glob.matches(deep));
    CHECK(milliseconds([&] { glob.matches(deep); }) < 5.0);
  }
  const Glob stars(repeated("*a", 2000) + "b");
  const std::string path(4096, 'a');
  CHECK_FALSE(stars.matches(path));
  CHECK(Glob(repeated("**/", 30) + "*b").matches(deep));
}

TEST_CASE("glob: sets, and many paths") {
  CHECK(GlobSet().empty());
  CHECK_FALSE(GlobSet().matches("a"));
  const GlobSet set({"**/catalog-info.yaml", "**/*.yml", ".backstage/*.yaml"});
  CHECK_FALSE(set.empty());
  CHECK(set.matches("a/b/catalog-info.yaml"));
  CHECK(set.matches(".backstage/x.yaml"));
  CHECK_FALSE(set.matches("a/.backstage/x.yaml"));

  std::vector<std::string> paths;
  for (int i = 0; i < 100'000; ++i)
    paths.push_back(fmt::format("packages/p{}/src/lib/module{}/file.ts", i % 100, i));
  std::size_t found = 0;
  const double took = milliseconds([&] {
    for (const std::string& path : paths) found += set.matches(path) ? 1u : 0u;
  });
  CHECK(found == 0);
  CHECK(took < 1000.0);  // some 5 ms in a release build
}
