#include "bs/model/language.hpp"
#include "scan/bots.hpp"
#include "scan/clones.hpp"
#include "scan/folder_index.hpp"
#include "scan/path_patterns.hpp"
#include "scan/record.hpp"

using namespace bs;
using namespace bs::scan;
using bs::model::language_of;

TEST_CASE("bots are told from people") {
  const auto bot = [](const char* name, const char* email) { return is_bot({name, email, 0}); };
  CHECK(bot("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"));
  CHECK(bot("Somebody", "1+acme-ci[bot]@users.noreply.github.com"));
  CHECK(bot("Renovate Bot", "bot@renovateapp.com"));
  CHECK(bot("renovate", "x@y"));
  CHECK(bot("github-actions", "actions@github.com"));
  CHECK(bot("GitHub Actions", ""));
  CHECK(bot("k8s-ci-robot", ""));
  CHECK_FALSE(bot("Ann Talbot", "ann.talbot@acme.dev"));
  CHECK_FALSE(bot("Lea", "lea@acme.dev"));
  CHECK_FALSE(bot("", ""));
  CHECK_FALSE(bot("abbott", "abbott@x"));
}

TEST_CASE("repositories are called by their URL, else by their folder") {
  CHECK(repository_name("github.com/acme/pay", false) == "pay");
  CHECK(repository_name("/srv/pay", false) == "pay");
  CHECK(repository_name("/srv/pay.git", true) == "pay");
  CHECK(repository_name("/srv/pay/repo", true) == "pay");
  CHECK(repository_name("/srv/pay/repo", false) == "repo");
  CHECK(repository_name("/srv/pay/.git", true) == "pay");
  CHECK(repository_name("/srv/.git", true) == "srv");
  CHECK(repository_name("/", false) == "/");
  CHECK(repository_name("repo", true) == "repo");
  CHECK(identity_of("git@github.com:Acme/Pay.git", "/srv/x") == "github.com/Acme/Pay");
  CHECK(identity_of(std::nullopt, "/srv/x") == "/srv/x");
  CHECK(identity_of("", "/srv/x") == "/srv/x");
  CHECK(main_path_of("/srv/pay/.git") == "/srv/pay");
  CHECK(main_path_of("/srv/pay/.git/") == "/srv/pay");
  CHECK(main_path_of("/srv/pay.git") == "/srv/pay.git");
}

TEST_CASE("no credential survives in an origin") {
  CHECK(without_credentials("https://lea:secret@github.com/a/b.git") == "https://github.com/a/b.git");
  CHECK(without_credentials("https://secret@github.com/a/b") == "https://github.com/a/b");
  CHECK(without_credentials("https://github.com/a/b?access_token=secret#x") == "https://github.com/a/b");
  CHECK(without_credentials("ssh://git:secret@host:22/a/b") == "ssh://git@host:22/a/b");
  CHECK(without_credentials("git@github.com:a/b.git") == "git@github.com:a/b.git");
  CHECK(without_credentials("git:secret@host:a/b") == "git@host:a/b");
  CHECK(without_credentials("https://a:b@c@github.com/x") == "https://github.com/x");
  CHECK(without_credentials("/srv/a@b/c") == "/srv/a@b/c");
  CHECK(without_credentials("https://github.com/a/@b") == "https://github.com/a/@b");
  CHECK(without_credentials("") == "");
}

TEST_CASE("patterns of catalog files: the default ones, and any glob") {
  const PathPatterns usual({"**/catalog-info.yaml", "**/catalog-info.yml", ".backstage/*.yaml"});
  for (const char* yes : {"catalog-info.yaml", "a/b/catalog-info.yml", ".backstage/x.yaml"})
    CHECK(usual.matches(yes));
  for (const char* no :
       {"xcatalog-info.yaml", "catalog-info.yaml/x", ".backstage/a/x.yaml", "a/.backstage/x.yaml", "a"})
    CHECK_FALSE(usual.matches(no));
  CHECK(PathPatterns({"a/**"}).matches("a/b/c"));
  CHECK(PathPatterns({"x.{yaml,yml}"}).matches("x.yml"));
  CHECK(PathPatterns({"a,b.yaml"}).matches("a,b.yaml"));
  CHECK(PathPatterns({"plain"}).matches("plain"));
  CHECK_FALSE(PathPatterns({}).matches("a"));
  CHECK(has_wildcards("a/*.yaml"));
  CHECK(has_wildcards("{a,b}"));
  CHECK_FALSE(has_wildcards("a/b.yaml"));
}

TEST_CASE("the main language is that of most files below a folder") {
  CHECK(language_of("main.go") == "Go");
  CHECK(language_of("a.tar.ts") == "TypeScript");
  for (const char* none : {"README.md", "go", "x.", "", ".gitignore", "data.json"})
    CHECK(language_of(none) == "");

  FolderIndex folders;
  const auto file = [&](std::string_view path) { folders.add_file(path, base_name(path)); };
  const auto folder = [&](std::string_view path) { folders.add_folder(path, {}); };
  file("a.py");
  folder("cmd");
  folder("cmd/pay");
  file("cmd/pay/main.go");
  file("cmd/pay/x.go");
  file("cmd/run.sh");
  folder("web");
  file("web/a.ts");
  file("web/b.js");
  file("web/notes.txt");
  folder("web.old");
  file("web.old/a.py");
  file("z.py");
  CHECK(folders.main_language("") == "Python");
  CHECK(folders.main_language("cmd") == "Go");
  CHECK(folders.main_language("cmd/pay") == "Go");
  CHECK(folders.main_language("web") == "JavaScript");  // the first by name among equals
  CHECK(folders.main_language("web.old") == "Python");
  CHECK(folders.main_language("nowhere") == "");
  CHECK(folders.tree_of("web") != nullptr);
  CHECK(folders.tree_of("nowhere") == nullptr);
}

TEST_CASE("clones of one origin and linked work trees are one group") {
  const auto member = [](const char* path, const char* main, const char* identity, bool linked) {
    return Member{{path, "", false, linked}, "/r", main, identity};
  };
  const std::vector<Member> members = {
      member("/r/a", "/r/a", "github.com/x/a", false), member("/r/a-wt", "/r/a", "github.com/x/a", true),
      member("/r/b", "/r/b", "github.com/x/a", false), member("/r/c-wt1", "/r/c", "/r/c", true),
      member("/r/c-wt2", "/r/c", "/r/c", true),        member("/r/d", "/r/d", "/r/d", false),
      member("/r/0-wt", "/r/e", "/r/e", true),         member("/r/e", "/r/e", "/r/e", false),
  };
  CHECK(group_clones(members) == std::vector<CloneGroup>{{0, 2}, {3}, {5}, {7}});
}
