#include "bs/match/codeowners.hpp"

#include "bs/data/json.hpp"
#include "support/shared_file.hpp"

using bs::match::CodeOwners;
using bs::match::OwnersFlavour;
using bs::match::OwnersRule;

namespace {

CodeOwners github(std::string_view text) {
  return CodeOwners::parse(text, OwnersFlavour::github);
}
CodeOwners gitlab(std::string_view text) {
  return CodeOwners::parse(text, OwnersFlavour::gitlab);
}

/// The owners that decide, "-" for a rule without owners, "" for no rule.
std::string owners(const CodeOwners& file, std::string_view path) {
  const OwnersRule* rule = file.match(path);
  if (rule == nullptr) return "";
  return rule->owners.empty() ? "-" : fmt::format("{}", fmt::join(rule->owners, " "));
}

/// "section: owners; …" for each section.
std::string by_section(const CodeOwners& file, std::string_view path) {
  std::string out;
  for (const OwnersRule* rule : file.match_sections(path)) {
    out += fmt::format("{}: {}; ", rule->section, fmt::join(rule->owners, " "));
  }
  return out;
}

/// "line:column severity message" for each diagnostic.
std::vector<std::string> said(const CodeOwners& file) {
  std::vector<std::string> out;
  for (const bs::Diagnostic& d : file.diagnostics()) {
    out.push_back(fmt::format("{}:{} {} {}", d.mark.line, d.mark.column, bs::name_of(d.severity), d.message));
  }
  return out;
}

}  // namespace

TEST_CASE("codeowners: GitHub's patterns, all cases of the shared table") {
  const auto text = bs::test::shared_file("data/codeowners-patterns.json");
  if (!text) return;
  const bs::data::Value table = bs::data::parse_json(*text);
  std::size_t patterns = 0;
  std::size_t paths = 0;
  for (const bs::data::Value& row : table.as_array()) {
    const std::string& pattern = row.find("pattern")->as_string();
    const CodeOwners file = github(pattern + " @o");
    ++patterns;
    for (const bs::data::Member& member : row.find("paths")->as_object()) {
      ++paths;
      INFO(pattern << " on " << member.key);
      CHECK((file.match(member.key) != nullptr) == member.value.as_boolean());
    }
  }
  CHECK(patterns == 30);
  CHECK(paths == 153);
}

TEST_CASE("codeowners: on GitHub the last match wins") {
  const CodeOwners file = github(
      "# owners\n"
      "*       @acme/all a@b.example # everything\n"
      "/docs/  @writer\r\n"
      "/docs/private/\n"
      "path\\ with\\ spaces/ @space\n"
      "*.go @acme/go\t@gopher#not a comment\n"
      "\n"
      "*.rs @rust #@commented\n");
  CHECK(owners(file, "a/b") == "@acme/all a@b.example");
  CHECK(owners(file, "docs/x") == "@writer");
  CHECK(owners(file, "docs/") == "@writer");
  CHECK(owners(file, "docs/private/x") == "-");
  CHECK(owners(file, "path with spaces/x") == "@space");
  CHECK(owners(file, "docs/x.rs") == "@rust");
  CHECK(owners(file, "x.go") == "@acme/all a@b.example");
  REQUIRE(file.rules().size() == 5);
  CHECK(file.rules()[4].line == 8);
  CHECK(file.rules()[4].pattern == "*.rs");
  CHECK(said(file) ==
        std::vector<std::string>{"6:15 error \"@gopher#not\" is no owner, so that GitHub skips this line"});
  CHECK(github("").match("a") == nullptr);
  CHECK(github("\xEF\xBB\xBF* @a").match("a") != nullptr);
}

TEST_CASE("codeowners: GitHub's diagnostics") {
  const CodeOwners file = github(
      "!secret @a\n"
      "\\#hash @a\n"
      "a/***/b @a\n"
      "/app/[id]/page.tsx @web\n"
      "x acme/team\n"
      "x @acme/a/b\n"
      "x @acme/\n"
      "x a@b\n"
      "[Docs] @a\n"
      "^[Docs][2]\n"
      "/ @a\n"
      "a\\\n"
      "  \xC3\xA9/  @a nobody");
  CHECK(said(file) ==
        std::vector<std::string>{
            "1:1 error GitHub does not take \"!\" for a negation and skips this line",
            "2:1 error GitHub has no way to write a pattern that starts with \"#\" and skips this line",
            "3:1 error a pattern may not have three stars in a row, so that GitHub skips this line",
            "4:1 note GitHub takes \"[\" and \"]\" for themselves, not for a class",
            "5:3 error \"acme/team\" is no owner, so that GitHub skips this line",
            "6:3 error \"@acme/a/b\" is no owner, so that GitHub skips this line",
            "7:3 error \"@acme/\" is no owner, so that GitHub skips this line",
            "8:3 error \"a@b\" is no owner, so that GitHub skips this line",
            "9:1 error GitHub has no sections and skips this line",
            "10:1 error GitHub has no sections and skips this line",
            "11:1 warning the pattern \"/\" matches nothing",
            "12:1 error the pattern \"a\\\" is faulty: nothing follows the last backslash",
            "13:10 error \"nobody\" is no owner, so that GitHub skips this line",
        });
  CHECK(file.diagnostics()[0].hint == "a pattern without owners takes the ownership of what it matches back");
  REQUIRE(file.rules().size() == 2);
  CHECK(owners(file, "app/[id]/page.tsx") == "@web");
  CHECK(owners(file, "app/i/page.tsx") == "");

  const CodeOwners large = github("* @a\n" + std::string(3'000'000, '#'));
  CHECK(large.rules().empty());
  CHECK(said(large) ==
        std::vector<std::string>{"0:0 error GitHub does not read a CODEOWNERS file of more than 3 MB"});
}

TEST_CASE("codeowners: GitLab's patterns") {
  struct Case {
    std::string_view pattern;
    std::vector<std::string_view> matching;
    std::vector<std::string_view> others;
  };
  const std::vector<Case> cases = {
      {"*", {"a", "a/b", ".a"}, {}},
      {"README.md", {"README.md", "a/b/README.md"}, {"README.mdx", "README.md/x"}},
      {"internal/README.md", {"internal/README.md", "docs/internal/README.md"}, {"internal/x/README.md"}},
      {"/README.md", {"README.md"}, {"a/README.md"}},
      {"lib/", {"lib/a", "x/lib/a/b"}, {"lib"}},
      {"/lib/", {"lib/a", "lib/a/b", "lib/"}, {"x/lib/a", "lib"}},
      {"/docs", {"docs"}, {"docs/a"}},
      {"/docs/*", {"docs/a"}, {"docs/a/b"}},
      {"/docs/**", {"docs/a"}, {"docs/a/b"}},
      {"/docs/**/*.md", {"docs/a.md", "docs/x/y/a.md"}, {"docs/a.txt"}},
      {"x[a-c]", {"xa", "y/xb"}, {"xd", "x[a-c]"}},
      {"\\#hash", {"#hash", "a/#hash"}, {"hash"}},
      {"a\\ b/", {"a b/c"}, {"a\\ b/c"}},
      {"\\*", {"*"}, {"a"}},
      {"/a/***/b", {"a/x/b"}, {"a/b", "a/x/y/b"}},
      {"{a,b}", {"{a,b}"}, {"a"}},
  };
  for (const Case& c : cases) {
    const CodeOwners file = gitlab(std::string(c.pattern) + " @o");
    for (const std::string_view path : c.matching) {
      INFO(c.pattern << " and " << path);
      CHECK(file.match(path) != nullptr);
    }
    for (const std::string_view path : c.others) {
      INFO(c.pattern << " not " << path);
      CHECK(file.match(path) == nullptr);
    }
  }
}

TEST_CASE("codeowners: GitLab's sections") {
  const CodeOwners file = gitlab(
      "* @admin\n"
      "[README Owners]\n"
      "README.md @user1 @user2\n"
      "internal/README.md @user4\n"
      "^[Docs][2] @docs @group/sub # the writers @commented\n"
      "docs/\n"
      "docs/api/ @@maintainer\n"
      "[readme owners] @late\n"
      "*.txt\n");
  CHECK(by_section(file, "README.md") == ": @admin; README Owners: @user1 @user2; ");
  CHECK(by_section(file, "internal/README.md") == ": @admin; README Owners: @user4; ");
  CHECK(by_section(file, "docs/x") == ": @admin; Docs: @docs @group/sub; ");
  CHECK(by_section(file, "docs/api/x.txt") == ": @admin; README Owners: @late; Docs: @@maintainer; ");
  CHECK(owners(file, "docs/x") == "@admin");
  REQUIRE(file.rules().size() == 6);
  CHECK(file.rules()[3].is_optional);
  CHECK(file.rules()[3].approvals == 2);
  CHECK_FALSE(file.rules()[5].is_optional);
  CHECK(file.rules()[5].section == "README Owners");
  CHECK(said(file) == std::vector<std::string>{"5:1 error an optional section cannot ask for approvals"});

  const CodeOwners first_owned = gitlab("x\n[A]\nx @a\n[B]\nx @b\n");
  CHECK(owners(first_owned, "x") == "@a");
  CHECK(owners(gitlab("x\n"), "x") == "-");
}

TEST_CASE("codeowners: GitLab's exclusions and repeated patterns") {
  const CodeOwners file = gitlab("* @all\n!*.rb\n/special/*.rb @ruby\n[Ruby]\n*.rb @team\n");
  CHECK(by_section(file, "a.txt") == ": @all; ");
  CHECK(by_section(file, "special/a.rb") == "Ruby: @team; ");
  CHECK(file.diagnostics().empty());

  const CodeOwners repeated = gitlab("/docs/ @a\n* @b\n/docs/ @c\n");
  CHECK(owners(repeated, "docs/x") == "@b");
  CHECK(said(repeated) ==
        std::vector<std::string>{
            "3:1 warning this replaces line 1, and takes its place: what stands between wins over it"});
  REQUIRE(repeated.rules().size() == 2);
  CHECK(repeated.rules()[0].line == 3);
}

TEST_CASE("codeowners: GitLab's diagnostics") {
  const CodeOwners file = gitlab(
      "a\n"
      "b nobody @b\n"
      "c @c # and @d too\n"
      "[ ]\n"
      "[open @x\n"
      "[S] nobody\n"
      "e\n"
      "[id]/page.tsx @web\n"
      "x[ @x\n"
      "f @@boss\n");
  CHECK(said(file) ==
        std::vector<std::string>{
            "1:1 error the pattern has no owner",
            "2:3 error \"nobody\" is no owner",
            "3:12 warning GitLab has no comments at the end of a line and takes \"@d\" for an owner",
            "4:1 error a section needs a name",
            "5:1 error the section's name is not closed",
            "5:1 error the pattern \"[open\" is faulty: the class is not closed",
            "6:1 error none of the section's default owners is one",
            "7:1 error the pattern has no owner",
            "8:1 warning GitLab takes this line for a section's head",
            "9:1 error the pattern \"x[\" is faulty: the class is not closed",
            "10:3 error \"@@boss\" is no owner",
        });
  CHECK(owners(file, "b") == "@b");
  CHECK(owners(file, "c") == "@c @d");
}

TEST_CASE("codeowners: which flavour, and where") {
  CHECK(bs::match::has_gitlab_sections("* @a\n[Docs] @b\n"));
  CHECK(bs::match::has_gitlab_sections("^[Docs]\n"));
  CHECK(bs::match::has_gitlab_sections("[Docs][2]\n"));
  CHECK_FALSE(bs::match::has_gitlab_sections("# [Docs]\n/[id]/x @a\n[id]/x @a\n[\n"));
  const auto locations = bs::match::codeowners_locations();
  REQUIRE(locations.size() == 4);
  CHECK(locations[0].path == ".github/CODEOWNERS");
  CHECK(locations[3].path == ".gitlab/CODEOWNERS");
  CHECK(locations[3].flavour == OwnersFlavour::gitlab);
}

TEST_CASE("GitLab's sections make a file GitLab's, but not below .github") {
  using bs::match::OwnersFlavour;
  const std::string_view sections = "[Docs] @b\n", plain = "* @a\n";
  const auto flavour = [](const char* path, OwnersFlavour usual, std::string_view text) {
    return bs::match::flavour_at({path, usual}, text);
  };
  CHECK(flavour("CODEOWNERS", OwnersFlavour::github, sections) == OwnersFlavour::gitlab);
  CHECK(flavour("CODEOWNERS", OwnersFlavour::github, plain) == OwnersFlavour::github);
  CHECK(flavour(".github/CODEOWNERS", OwnersFlavour::github, sections) == OwnersFlavour::github);
  CHECK(flavour(".gitlab/CODEOWNERS", OwnersFlavour::gitlab, plain) == OwnersFlavour::gitlab);
}
