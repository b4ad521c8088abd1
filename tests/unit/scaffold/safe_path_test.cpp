// Which paths and trees may be written.
#include <catch2/catch.hpp>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "run_fixture.hpp"
#include "scaffold/workspace.hpp"
#include "support/error_of.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;
using bs::test::error_of;
using bs::test::tree_of;

std::string refusal(std::string_view path) {
  return refusal_of(path).value_or("none");
}

std::string unsafe(const FileTree& tree) {
  return error_of([&] { require_safe(tree); });
}

FileTree linked(const std::string& path, const std::string& target,
                std::initializer_list<test::NamedText> files = {}) {
  FileTree tree = tree_of(files);
  tree[path] = {target, FileMode::symlink};
  return tree;
}

}  // namespace

TEST_CASE("paths that may be written") {
  for (const char* path : {"a", ".env", "a/b c/d", ".github/workflows/x.yml", ".gitignore", "..a", "a..",
                           "...", "git", "a/.gitmodules", "Grüße/世界", "-x", "con"})
    CHECK(refusal(path) == "none");
}

TEST_CASE("paths that may not be written") {
  CHECK(refusal("") == "it is empty");
  CHECK(refusal("/a") == "it is absolute");
  CHECK(refusal("a//b") == "it has an empty part");
  CHECK(refusal("a/") == "it has an empty part");
  CHECK(refusal("a/./b") == "it has \".\" as a part");
  CHECK(refusal("a/../b") == "it leads out with \"..\"");
  CHECK(refusal(std::string_view("a\0b", 3)) == "it holds a NUL");
  CHECK(refusal("a\\b") == "it holds a backslash");
  CHECK(refusal("a\nb") == "it holds a control character");
  CHECK(refusal("a\x7F") == "it holds a control character");
  CHECK(refusal("a\xFF") == "it is no UTF-8");
  CHECK(refusal(std::string(256, 'a')) == "a name of it is longer than 255 bytes");
  CHECK(refusal(std::string(255, 'a')) == "none");
  std::string deep(1'025, 'a');
  for (std::size_t i = 1; i < deep.size(); i += 2) deep[i] = '/';
  CHECK(refusal(deep) == "it is longer than 1,024 bytes");
  CHECK(refusal(deep.substr(0, 127)) == "none");
  CHECK(refusal(deep.substr(0, 129)) == "it is more than 64 folders deep");
  for (const char* name : {".git", ".GIT", ".giT/hooks/x", "a/.git", "git~1", "GIT~1", ".git.", ".git ",
                           ".git::$DATA", ".g\u200Cit", ".git\u200D/config", "\uFEFF.git"})
    CHECK(refusal(name) == "git keeps its own files there");
}

TEST_CASE("a tree must also be safe where case does not count") {
  CHECK(unsafe(tree_of({{"a/b", ""}, {"a/c", ""}, {"b", ""}})) == "none");
  CHECK(unsafe(tree_of({{"README", ""}, {"readme", ""}})) ==
        "config: \"readme\" may not be written: \"README\" and \"readme\" are one where case or Unicode's "
        "normal forms "
        "do not count");
  CHECK(unsafe(tree_of({{"Src/a", ""}, {"src/b", ""}})) ==
        "config: \"src/b\" may not be written: \"Src\" and \"src\" are one where case or Unicode's normal "
        "forms do not "
        "count");
  CHECK(unsafe(tree_of({{"x/caf\u00E9", ""}, {"x/cafe\u0301", ""}})) ==
        "config: \"x/caf\u00E9\" may not be written: \"x/cafe\u0301\" and \"x/caf\u00E9\" are one where case "
        "or "
        "Unicode's normal forms do not count");
  CHECK(unsafe(tree_of({{"stra\u00DFe", ""}, {"STRASSE", ""}})) != "none");
  CHECK(unsafe(tree_of({{"a\u200B", ""}, {"a", ""}})) != "none");
  CHECK(unsafe(tree_of({{"b/a", ""}, {"c/a", ""}, {"c/A b", ""}})) == "none");
}

TEST_CASE("no file is also a folder, no path leads through a symlink") {
  CHECK(unsafe(tree_of({{"a", ""}, {"a/b", ""}})) == "config: \"a/b\" may not be written: \"a\" is a file");
  CHECK(unsafe(linked("a", "c", {{"a/b/x", ""}})) ==
        "config: \"a/b/x\" may not be written: \"a\" is a symbolic link");
  CHECK(unsafe(tree_of({{"a-b", ""}, {"a/b", ""}, {"a.b", ""}})) == "none");
}

TEST_CASE("symlinks stay in the tree") {
  CHECK(unsafe(linked("d/l", "x/../../y")) == "none");
  CHECK(unsafe(linked("l", ".")) == "none");
  const auto refused = [](const std::string& path, const std::string& target, const std::string& why) {
    return unsafe(linked(path, target)) ==
           "config: \"" + path + "\" may not be written: the target of this symbolic link is \"" + target +
               "\": " + why;
  };
  CHECK(refused("l", "..", "it leads out"));
  CHECK(refused("d/l", "../../x", "it leads out"));
  CHECK(refused("d/l", "a/../../../x", "it leads out"));
  CHECK(refused("l", "/etc/passwd", "it is absolute"));
  CHECK(refused("l", "", "it points nowhere"));
  CHECK(refused("l", ".git/hooks", "git keeps its own files there"));
  CHECK(refused("l", "l", "it goes in a circle"));
  CHECK(refused("l", std::string(1'025, 'x'), "it is longer than 1,024 bytes"));
}

TEST_CASE("trees that are made to take long are judged soon") {
  FileTree links;
  for (int i = 0; i < 5'000; ++i) {
    std::string target;
    for (int k = 0; k < 250; ++k) target += "x/../";
    links[fmt::format("l{}", i)] = {target + "y", FileMode::symlink};
  }
  CHECK(unsafe(links) == "config: \"l0\" may not be written: the target of this symbolic link is \"" +
                             links["l0"].bytes + "\": it is longer than 1,024 bytes");
  for (auto& [path, link] : links) link.bytes.resize(1'000);
  CHECK(unsafe(links) == "limit: the symbolic links take too long to follow");
  FileTree deep;
  std::string folders;
  for (int i = 0; i < 62; ++i) folders += "/folder";
  for (int i = 0; i < 5'000; ++i) deep[fmt::format("{}{}/x", i, folders)];
  CHECK(unsafe(deep) == "none");
}

TEST_CASE("a path is told from its neighbours") {
  CHECK(unsafe(tree_of({{"a/b/c", ""}, {"a/b.c", ""}, {"a/B/d", ""}})) ==
        "config: \"a/b/c\" may not be written: \"a/B\" and \"a/b\" are one where case or Unicode's normal "
        "forms do "
        "not count");
  CHECK(unsafe(tree_of({{"a/x", ""}, {"b/X", ""}, {"x", ""}})) == "none");
}

TEST_CASE("symlinks are followed as the system follows them") {
  FileTree tree = linked("p/q/up", "../..");
  CHECK(unsafe(tree) == "none");
  tree["p/q/l"] = {"up/..", FileMode::symlink};  // by its text p/q, in truth above the root
  CHECK(unsafe(tree) ==
        "config: \"p/q/l\" may not be written: the target of this symbolic link is \"up/..\": it leads out");
}

TEST_CASE("a workspace takes what a template writes as a path") {
  CHECK(Workspace::path_of("./a//b/") == "a/b");
  CHECK(Workspace::path_of(".").empty());
  CHECK(Workspace::path_of("./").empty());
  CHECK(Workspace::path_of("").empty());
  CHECK(error_of([] { Workspace::path_of("/"); }) == "config: \"/\" may not be written: it is absolute");
  CHECK(error_of([] { Workspace::path_of("a/../b"); }) ==
        "config: \"a/../b\" may not be written: it leads out with \"..\"");
}

TEST_CASE("a workspace renames and erases files and folders") {
  Workspace files{RunLimits{}};
  files.put("a/x", {"1"});
  files.put("a/y/z", {"2"});
  files.put("a-b", {"3"});
  files.rename("a", "c/d", false);
  CHECK(files.find("c/d/y/z")->bytes == "2");
  CHECK_FALSE(files.has("a"));
  CHECK(files.has("a-b"));
  CHECK(error_of([&] { files.rename("c", "c/e", false); }) ==
        "config: \"c\" cannot be moved into itself, to \"c/e\"");
  CHECK(error_of([&] { files.rename("c/d", "a-b", false); }) ==
        "config: \"c/d\" cannot be renamed: \"a-b\" is there");
  CHECK(error_of([&] { files.rename("c/d", "c", true); }) ==
        "config: \"c/d\" cannot take the place of \"c\", which holds it");
  CHECK(error_of([&] { files.rename("none", "x", false); }) == "not_found: there is no \"none\" to rename");
  CHECK(error_of([&] { files.rename("", "x", false); }) == "not_found: there is no \"\" to rename");
  files.rename("c/d", "a-b", true);
  CHECK(files.find("a-b/x")->bytes == "1");
  files.rename("a-b/x", "a-b/x", false);
  CHECK(error_of([&] { files.put("a-b", {""}); }) ==
        "config: \"a-b\" may not be written: a folder of this name is there");
  CHECK(error_of([&] { files.put("a-b/x/y", {""}); }) ==
        "config: \"a-b/x/y\" may not be written: \"a-b/x\" is a file");
  files.erase("a-b");
  CHECK(files.files().empty());
  files.erase("a-b");
  files.put("l", {"t", FileMode::symlink});
  CHECK(error_of([&] { files.put("l/x", {""}); }) ==
        "config: \"l/x\" may not be written: \"l\" is a symbolic link");
}

TEST_CASE("names as file systems compare them") {
  CHECK(case_folded("ReadMe.MD") == "readme.md");
  CHECK(case_folded("\u00C9") == case_folded("e\u0301"));
  CHECK(case_folded("\u212A") == "k");
  CHECK(case_folded("x\u00B2") != case_folded("x2"));
  CHECK(case_folded("\xFF") == "\xFF");
}
