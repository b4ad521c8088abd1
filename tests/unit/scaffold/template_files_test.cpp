#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "bs/scaffold/template_files.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"
#include "unit/git/test_repository.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;
using bs::test::error_of;
using bs::test::TemporaryFolder;

/// "PATH MODE SIZE" of each file.
std::vector<std::string> listed(const TemplateFiles& files, std::string_view folder = "",
                                const ListOptions& options = {}) {
  std::vector<std::string> lines;
  for (const TemplateFile& file : files.list(folder, options))
    lines.push_back(fmt::format("{} {} {}", file.path, "rxl"[int(file.mode)], file.size));
  return lines;
}

using Lines = std::vector<std::string>;

constexpr std::string_view k_odd = "${{ values.name }}/{{ cookiecutter.x }}.txt";

FileTree tree_of_four() {
  return {{"a/.env", {"E=1", FileMode::regular}},
          {"a/run.sh", {"#!/bin/sh", FileMode::executable}},
          {"a/link", {"run.sh", FileMode::symlink}},
          {"a-b", {"", FileMode::regular}},
          {std::string(k_odd), {"odd", FileMode::regular}}};
}

/// The same files on disk.
void write_four(const TemporaryFolder& folder) {
  folder.write("a/.env", "E=1");
  fs::permissions(folder.write("a/run.sh", "#!/bin/sh"), fs::perms::owner_all);
  fs::create_symlink("run.sh", folder / "a/link");
  folder.write("a-b", "");
  folder.write(fs::path(k_odd), "odd");
}

/// And as a commit.
git::Oid commit_four(const test::Fixture& repository) {
  const auto blob = [&](std::string_view text) { return repository.blob(text); };
  const git::Oid a = repository.tree({{"100644", ".env", blob("E=1")},
                                      {"120000", "link", blob("run.sh")},
                                      {"100755", "run.sh", blob("#!/bin/sh")}});
  const git::Oid odd = repository.tree({{"100644", "{{ cookiecutter.x }}.txt", blob("odd")}});
  return repository.commit(repository.tree(
      {{"40000", "${{ values.name }}", odd}, {"100644", "a-b", blob("")}, {"40000", "a", a}}));
}

TemplateFilesPtr at_commit(const test::Fixture& fixture, const git::Oid& id) {
  const auto repository = std::make_shared<const git::Repository>(fixture.open());
  return revision_files(repository, *repository->find_commit(id), {"github.com/acme/t", "main", id.hex()});
}

void require_four(const TemplateFiles& files) {
  const Lines all = {"${{ values.name }}/{{ cookiecutter.x }}.txt r 3", "a-b r 0", "a/.env r 3", "a/link l 6",
                     "a/run.sh x 9"};
  CHECK(listed(files) == all);
  CHECK(listed(files, "a") == Lines{"a/.env r 3", "a/link l 6", "a/run.sh x 9"});
  CHECK(listed(files, "${{ values.name }}") == Lines{all[0]});
  ListOptions options;
  options.skips = [](std::string_view folder) { return folder == "a"; };
  CHECK(listed(files, "", options) == Lines{all[0], all[1]});
  for (const std::string_view none : {"b", "a-b", "a/", "/a", "..", "a/..", "a/link", ".git"})
    CHECK(listed(files, none) == Lines{});

  CHECK(files.read("a/.env") == "E=1");
  CHECK(files.read("a-b") == "");
  CHECK(files.read("a/link") == "run.sh");
  CHECK(files.read(k_odd) == "odd");
  for (const std::string_view none : {"", "a", "a/nope", "nope/a", "a/link/b", "a-b/c", "/a-b", "./a-b",
                                      "a//run.sh", "../x", "a/../a-b", ".git/config", ".GIT/config"})
    CHECK(files.read(none) == std::nullopt);
  CHECK(files.read(std::string("a-b\0c", 5)) == std::nullopt);
  CHECK(files.read("a/run.sh", 9) == "#!/bin/sh");
  CHECK(error_of([&] { files.read("a/run.sh", 8); }) ==
        "limit: cannot read a/run.sh: it is larger than 8 bytes");
}

}  // namespace

TEST_CASE("files are the same from memory, disk and a commit") {
  SECTION("memory") {
    auto tree = tree_of_four();
    tree["a/.git/config"] = {"", FileMode::regular};
    require_four(*memory_files(tree));
    CHECK(memory_files(tree)->shown("a/b") == "a/b");
  }
  SECTION("disk") {
    const TemporaryFolder folder;
    write_four(folder);
    folder.write(".git/config", "x");
    folder.write("a/.git", "gitdir: x");
    fs::create_directories(folder / "empty");
    require_four(*disk_files(folder.path(), {}));
    CHECK(disk_files(folder.path(), {})->shown("a/b") == folder.path().string() + "/a/b");
  }
  SECTION("a commit") {
    const TemporaryFolder folder;
    const test::Fixture fixture(folder / "r");
    const git::Oid id = commit_four(fixture);
    const auto files = at_commit(fixture, id);
    require_four(*files);
    CHECK(files->origin().commit == id.hex());
    CHECK(files->shown("a/b") == folder.path().string() + "/r/a/b");
  }
}

TEST_CASE("embedded files lose their prefix; a script is executable") {
  const embedded::File files[] = {{"templates/go/main.go", "package main"},
                                  {"templates/go/.x/run", "#!/bin/sh\n"},
                                  {"templates-old/a", ""},
                                  {"checks/a.yaml", ""}};
  const auto shipped = embedded_files(files, "templates/", {"shipped", "", ""});
  CHECK(listed(*shipped) == Lines{"go/.x/run x 10", "go/main.go r 12"});
  CHECK(shipped->read("go/main.go") == "package main");
  CHECK(shipped->origin().source == "shipped");
  CHECK(shipped->shown("go/main.go") == "shipped:go/main.go");
}

TEST_CASE("ignored files and nested repositories' files are a template's too") {
  const TemporaryFolder folder;
  folder.write(".gitignore", "*.log\n");
  folder.write("a.log", "1");
  folder.write("nested/.git/HEAD", "ref: x");
  folder.write("nested/b", "2");
  CHECK(listed(*disk_files(folder.path(), {})) == Lines{".gitignore r 6", "a.log r 1", "nested/b r 1"});
}

TEST_CASE("special files on disk are refused where they are met, unless something is only looked for") {
  const TemporaryFolder folder;
  folder.write("a/file", "1");
  const auto files = disk_files(folder.path(), {});
  std::string refusal;
  SECTION("a pipe") {
    REQUIRE(mkfifo((folder / "a/odd").c_str(), 0600) == 0);
    refusal = "unreadable: cannot read a/odd: it is a device, a pipe or a socket";
  }
  SECTION("setuid") {
    REQUIRE(chmod(folder.write("a/odd", "2").c_str(), 04755) == 0);
    refusal = "unreadable: cannot read a/odd: it is setuid or setgid";
  }
  SECTION("setgid") {
    REQUIRE(chmod(folder.write("a/odd", "2").c_str(), 02755) == 0);
    refusal = "unreadable: cannot read a/odd: it is setuid or setgid";
  }
  CHECK(error_of([&] { files->list(""); }) == refusal);
  CHECK(error_of([&] { files->list("a"); }) == refusal);
  CHECK(error_of([&] { files->read("a/odd"); }) == refusal);
  CHECK(files->read("a/file") == "1");
  ListOptions options;
  options.passes_over = true;
  CHECK(listed(*files, "", options) == Lines{"a/file r 1"});
}

TEST_CASE("a folder that poses as .git is refused") {
  const TemporaryFolder folder;
  folder.write("a/.Git/config", "1");
  const auto files = disk_files(folder.path(), {});
  CHECK(error_of([&] { files->list(""); }) ==
        "unreadable: cannot read a/.Git: no project may have a file of this name");
  CHECK(files->read("a/.Git/config") == std::nullopt);
}

TEST_CASE("a link on disk is data, not a way") {
  const TemporaryFolder folder;
  folder.write("outside/secret", "s");
  folder.write("root/in/file", "1");
  fs::create_symlink("../outside", folder / "root/out");
  fs::create_symlink("in", folder / "root/within");
  fs::create_symlink("../outside/secret", folder / "root/leak");
  const auto files = disk_files(folder / "root", {});
  CHECK(listed(*files) == Lines{"in/file r 1", "leak l 17", "out l 10", "within l 2"});
  CHECK(files->read("out/secret") == std::nullopt);
  CHECK(files->read("within/file") == std::nullopt);
  CHECK(files->read("leak") == "../outside/secret");
  CHECK(listed(*files, "within") == Lines{});
}

TEST_CASE("a folder that is not there, or cannot be read, is told") {
  const TemporaryFolder folder;
  const auto gone = disk_files(folder / "gone", {});
  CHECK(error_of([&] { gone->list(""); }, folder.path()) ==
        "unreadable: cannot read DIR/gone: No such file or directory");
  if (geteuid() == 0) return;  // reads everything
  folder.write("a/b", "1");
  fs::permissions(folder / "a", fs::perms::none);
  CHECK(error_of([&] { disk_files(folder.path(), {})->list(""); }) ==
        "unreadable: cannot read a: Permission denied");
  fs::permissions(folder / "a", fs::perms::owner_all);
}

TEST_CASE("folders deeper than 128 are refused, not followed") {
  const TemporaryFolder folder;
  std::string path;
  for (int i = 0; i < 128; ++i) path += "d/";
  folder.write(path + "f", "1");
  CHECK(disk_files(folder.path(), {})->list("").size() == 1);
  folder.write(path + "d/f", "1");
  CHECK(error_of([&] { disk_files(folder.path(), {})->list(""); }) ==
        fmt::format("limit: cannot read {}d: it lies deeper than 128 folders", path));
}

TEST_CASE("a commit's submodule and missing objects are told") {
  const TemporaryFolder folder;
  const test::Fixture fixture(folder / "r");
  const git::Oid blob = fixture.blob("x");
  const git::Oid inner =
      fixture.tree({{"160000", "lib", *git::Oid::from_hex(std::string(40, 'a'))}, {"100644", "x", blob}});
  const auto files = at_commit(fixture, fixture.commit(fixture.tree({{"40000", "t", inner}})));
  CHECK(error_of([&] { files->list(""); }) ==
        "unreadable: cannot read t/lib: it is a submodule, whose files are in another repository");
  ListOptions options;
  options.passes_over = true;
  CHECK(listed(*files, "", options) == Lines{"t/x r 1"});
  CHECK(files->read("t/lib") == std::nullopt);
  fixture.remove(blob);
  CHECK(error_of([&] { files->read("t/x"); }) ==
        "unreadable: cannot read t/x: its object is missing from the repository");
}

TEST_CASE("more than 100,000 files are refused") {
  FileTree tree;
  for (int i = 0; i < 100'000; ++i) tree.emplace_hint(tree.end(), fmt::format("f{:06}", i), TreeFile{});
  CHECK(memory_files(tree)->list("").size() == 100'000);
  tree["g"] = {};
  CHECK(error_of([&] { memory_files(tree)->list(""); }) ==
        "limit: the template's folder holds more than 100,000 files");
}
