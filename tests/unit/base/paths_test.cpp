#include "bs/base/paths.hpp"

#include <unistd.h>

#include "bs/base/error.hpp"
#include "support/environment.hpp"
#include "support/temporary_folder.hpp"

using bs::is_safe_component;
using bs::resolve_repository_path;
using bs::short_path;
using bs::test::TemporaryFolder;
using bs::test::Variable;

TEST_CASE("a path is resolved in its repository") {
  CHECK(resolve_repository_path("a/b", "../c") == "a/c");
  CHECK(resolve_repository_path("a/b", "./c/./d") == "a/b/c/d");
  CHECK(resolve_repository_path("", "a//b/") == "a/b");
  CHECK(resolve_repository_path("a/b", "/c") == "c");
  CHECK(resolve_repository_path("a/b", "../..") == "");
  CHECK(resolve_repository_path("a/b", "") == "a/b");
  CHECK(resolve_repository_path("a", "x/../../b") == "b");
  CHECK(resolve_repository_path("a/b", "...") == "a/b/...");
}

TEST_CASE("a path never leaves its repository") {
  CHECK(resolve_repository_path("", "..") == std::nullopt);
  CHECK(resolve_repository_path("a/b", "../../../c") == std::nullopt);
  CHECK(resolve_repository_path("a", "/../b") == std::nullopt);
  CHECK(resolve_repository_path("a", "x/../../../a") == std::nullopt);
  CHECK(resolve_repository_path("", std::string_view("a\0b", 3)) == std::nullopt);
  CHECK(resolve_repository_path("", "..\\a") == std::nullopt);
}

TEST_CASE("parts of paths") {
  CHECK(bs::parent_of("a/b/c") == "a/b");
  CHECK(bs::parent_of("a") == "");
  CHECK(bs::parent_of("") == "");
  CHECK(bs::base_name("a/b") == "b");
  CHECK(bs::base_name("a") == "a");
  CHECK(bs::base_name("a/") == "");
  CHECK(bs::join_path("", "a") == "a");
  CHECK(bs::join_path("a", "b") == "a/b");
  CHECK(bs::join_path("a", "") == "a");
  CHECK(bs::is_below("a/b", "a"));
  CHECK(bs::is_below("a", "a"));
  CHECK(bs::is_below("a", ""));
  CHECK_FALSE(bs::is_below("ab", "a"));
  CHECK_FALSE(bs::is_below("a", "a/b"));
}

TEST_CASE("names that a checkout may hold") {
  for (const std::string_view name :
       {"a", ".github", ".gitignore", "git", ".gitx", "...", "a b", "git~2", "日本", ".git-a", "a:b"})
    CHECK(is_safe_component(name));
}

TEST_CASE("names that a checkout may never hold") {
  for (const std::string_view name :
       {"",           ".",           "..",     ".git",       ".GIT",
        ".Git",       ".git.",       ".git ",  ".git. . ",   ".git::$INDEX_ALLOCATION",
        "git~1",      "GIT~1",       "git~1.", ".g\u200Cit", "\uFEFF.git",
        ".git\u206F", ".g\u200Dit ", "a/b",    "a\\b",       "/"})
    CHECK_FALSE(is_safe_component(name));
  CHECK_FALSE(is_safe_component(std::string_view("a\0b", 3)));
}

TEST_CASE("paths are shown short") {
  const TemporaryFolder home;
  const TemporaryFolder elsewhere;
  std::filesystem::create_directories(home / "src/acme");
  const Variable variable("HOME", home.path().string() + "/");
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(home / "src");
  CHECK(short_path(home / "src/acme/x.yaml") == "acme/x.yaml");
  CHECK(short_path(home / "src") == ".");
  CHECK(short_path(home / "src/") == ".");
  CHECK(short_path("acme/../b") == "b");
  CHECK(short_path("../other") == "~/other");
  CHECK(short_path(home.path()) == "~");
  CHECK(short_path(home / "srcx") == "~/srcx");
  CHECK(short_path(elsewhere / "a/") == (elsewhere / "a").string());
  CHECK(short_path(home.path().string() + "x") == home.path().string() + "x");
  std::filesystem::current_path("/");
  CHECK(short_path("/etc/passwd") == "etc/passwd");
  std::filesystem::current_path(before);
}

TEST_CASE("folders for data follow XDG") {
  const Variable home("HOME", "/home/lea");
  const Variable data("XDG_DATA_HOME", std::nullopt);
  const Variable cache("XDG_CACHE_HOME", std::nullopt);
  CHECK(bs::data_folder() == "/home/lea/.local/share/bs");
  CHECK(bs::cache_folder() == "/home/lea/.cache/bs");
  data.set("/data");
  cache.set("/cache");
  CHECK(bs::data_folder() == "/data/bs");
  CHECK(bs::cache_folder() == "/cache/bs");
  data.set("relative");
  cache.set("");
  CHECK(bs::data_folder() == "/home/lea/.local/share/bs");
  CHECK(bs::cache_folder() == "/home/lea/.cache/bs");
}

TEST_CASE("without HOME the password database names the home folder") {
  const Variable home("HOME", std::nullopt);
  CHECK(bs::home_folder().is_absolute());
  home.set("");
  CHECK(bs::home_folder().is_absolute());
}
