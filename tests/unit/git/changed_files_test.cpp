#include <sys/stat.h>
#include <catch2/catch.hpp>

#include "bs/git/merge.hpp"
#include "support/environment.hpp"
#include "unit/git/fixture.hpp"

using namespace bs;
using namespace bs::test;

namespace {

struct Begun {
  Begun() : home("HOME", folder.path().native()), global("GIT_CONFIG_GLOBAL", std::string("/dev/null")) {
    for (const auto& [path, file] : files) folder.write("p/" + path, file.bytes);
    chmod((folder / "p/run").c_str(), 0755);
    git::begin_repository(folder / "p", "main", files, {"Ann", "ann@acme.dev", 1}, "m");
  }
  std::vector<std::string> changed(std::size_t limit = 100) const {
    return git::changed_files(
        Repository::open(folder / "p"), [](std::string_view path, bool) { return path == "ignored"; },
        [](std::string_view, std::string_view) {}, limit);
  }

  const FileTree files = {{"a", {"one\n"}}, {"b/c", {"two\n"}}, {"run", {"x\n", FileMode::executable}}};
  TemporaryFolder folder;
  Variable home, global;
};

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a fresh repository is clean, and stays so when files are only touched") {
  const Begun project;
  CHECK(project.changed() == Paths{});
  project.folder.write("p/a", "one\n");
  project.folder.write("p/b/c", "two\r\n");  // as a checkout may have it
  project.folder.write("p/ignored", "x");
  CHECK(project.changed() == Paths{});
}

TEST_CASE("changes of content, mode and presence are told, of the same length as well") {
  const Begun project;
  project.folder.write("p/a", "ONE\n");
  project.folder.write("p/new/file", "x");
  fs::remove(project.folder / "p/b/c");
  chmod((project.folder / "p/run").c_str(), 0644);
  CHECK(project.changed() == Paths{"a", "b/c", "new/file", "run"});
  CHECK(project.changed(2).size() == 2);
}

TEST_CASE("a file that became a link or a folder is changed") {
  const Begun project;
  fs::remove(project.folder / "p/a");
  fs::create_symlink("run", project.folder / "p/a");
  fs::remove(project.folder / "p/run");
  fs::create_directory(project.folder / "p/run");
  CHECK(project.changed() == Paths{"a", "run"});
}
