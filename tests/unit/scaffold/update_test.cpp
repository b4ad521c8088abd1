#include <catch2/catch.hpp>

#include "unit/scaffold/update_fixture.hpp"

using namespace bs;
using namespace bs::test;

namespace {

const FileTree k_made = {{"README.md", {"# pay\n\none\ntwo\nthree\nfour\nfive\n"}},
                         {"Makefile", {"all:\n\tgo build\n"}},
                         {"bin/run", {"#!/bin/sh\necho run\n", FileMode::executable}}};

FileTree with(FileTree files, const std::string& path, const TreeFile& file) {
  files[path] = file;
  return files;
}
FileTree without(FileTree files, const std::string& path) {
  files.erase(path);
  return files;
}

}  // namespace

TEST_CASE("the same version again changes nothing but the link's ref") {
  GeneratedProject project(k_made);
  const auto result = project.update_to(k_made);
  CHECK(told(result) == "nothing");
  CHECK(result.is_current());
  REQUIRE(result.merge.files.size() == 1);
  const auto link =
      model::parse_template_link(result.merge.files.at(".bs-template/go-service.yaml").bytes, "x.yaml");
  CHECK(link.ref == "v2");
}

TEST_CASE("changes on both sides are merged, clashes are marked with the version's name") {
  GeneratedProject project(k_made);
  project.put("README.md", {"# pay\n\none\ntwo\nthree\nfour\nmine\n"});
  auto result = project.update_to(with(k_made, "README.md", {"# pay!\n\none\ntwo\nthree\nfour\nfive\n"}));
  CHECK(told(result) == "changed README.md");
  CHECK(result.merge.files.at("README.md").bytes == "# pay!\n\none\ntwo\nthree\nfour\nmine\n");
  result = project.update_to(with(k_made, "README.md", {"# pay\n\none\ntwo\nthree\nfour\ntheirs\n"}));
  CHECK(told(result) == "changed README.md; conflict content README.md");
  CHECK(result.merge.files.at("README.md").bytes ==
        "# pay\n\none\ntwo\nthree\nfour\n<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> v2\n");
}

TEST_CASE("what both sides changed alike is no conflict") {
  GeneratedProject project(k_made);
  project.put("README.md", {"# new\n"})
      .put("NEW", {"x\n"})
      .drop("Makefile")
      .put("bin/run", {"#!/bin/sh\necho run\n"});
  FileTree theirs = {{"README.md", {"# new\n"}}, {"NEW", {"x\n"}}, {"bin/run", {"#!/bin/sh\necho run\n"}}};
  CHECK(told(project.update_to(theirs)) == "nothing");
}

TEST_CASE("line ends that a checkout made are no conflict, and stay") {
  GeneratedProject project(k_made);
  project.put("README.md", {"# pay\r\n\r\none\r\ntwo\r\nthree\r\nfour\r\nmine\r\n"});
  project.put("Makefile", {"all:\r\n\tgo build\r\n"});
  auto theirs = with(k_made, "README.md", {"# pay!\n\none\ntwo\nthree\nfour\nfive\n"});
  theirs["Makefile"].bytes = "all:\n\tgo build ./...\n";
  auto result = project.update_to(theirs);
  CHECK(told(result) == "changed Makefile; changed README.md");
  CHECK(result.merge.files.at("README.md").bytes == "# pay!\r\n\r\none\r\ntwo\r\nthree\r\nfour\r\nmine\r\n");
  CHECK(result.merge.files.at("Makefile").bytes == "all:\r\n\tgo build ./...\r\n");
}

TEST_CASE("a template of CRLF files is no conflict for a repository that normalises them") {
  const FileTree made = {{"run.bat", {"echo one\r\necho two\r\n"}}, {"x", {"x\n"}}};
  GeneratedProject project(made);
  project.put("run.bat", {"echo one\necho two\n"});
  CHECK(told(project.update_to(made)) == "nothing");
  const auto result = project.update_to(with(made, "run.bat", {"echo one\r\necho 2\r\n"}));
  CHECK(told(result) == "changed run.bat");
  CHECK(result.merge.files.at("run.bat").bytes == "echo one\necho 2\n");
}

TEST_CASE("an editor's newline at the end of a file is no conflict") {
  const FileTree made = {{"VERSION", {"1.0"}}, {"list", {"a\nb"}}};
  GeneratedProject project(made);
  project.put("VERSION", {"1.0\n"}).put("list", {"a\nb\n"});
  FileTree theirs = {{"VERSION", {"1.1"}}, {"list", {"a\nb\nc"}}};
  const auto result = project.update_to(theirs);
  CHECK(told(result) == "changed VERSION; changed list");
  CHECK(result.merge.files.at("VERSION").bytes == "1.1\n");
  CHECK(result.merge.files.at("list").bytes == "a\nb\nc\n");
}

TEST_CASE("what the user deleted stays deleted, and is told when the template changed it") {
  GeneratedProject project(k_made);
  project.drop("Makefile").drop("README.md");
  CHECK(told(project.update_to(k_made)) == "nothing");
  auto result = project.update_to(with(k_made, "Makefile", {"all:\n\tgo build ./...\n"}));
  CHECK(told(result) == "stays deleted Makefile");
  CHECK(result.merge.files.size() == 1);
  // Also where the template moved it.
  FileTree moved = without(k_made, "README.md");
  moved["docs/README.md"] = k_made.at("README.md");
  CHECK(told(project.update_to(moved)) == "stays deleted docs/README.md");
}

TEST_CASE("a file that the template dropped and the user changed is a conflict that keeps it") {
  GeneratedProject project(k_made);
  project.put("Makefile", {"all:\n\tmine\n"});
  const auto result = project.update_to(without(without(k_made, "Makefile"), "README.md"));
  CHECK(told(result) == "removed README.md; conflict deleted by them Makefile");
  CHECK(result.merge.removed == std::vector<std::string>{"README.md"});
}

TEST_CASE("modes follow the template and are never lost") {
  GeneratedProject project(k_made);
  project.put("bin/run", {"#!/bin/sh\necho mine\n", FileMode::executable});
  FileTree theirs = with(k_made, "Makefile", {"all:\n\tgo build\n", FileMode::executable});
  theirs["bin/run"] = {"#!/bin/sh\n# new\necho run\n", FileMode::executable};
  theirs["bin/new"] = {"#!/bin/sh\n", FileMode::executable};
  auto result = project.update_to(theirs);
  CHECK(told(result) == "mode Makefile; added bin/new; changed bin/run; conflict content bin/run");
  for (const char* path : {"Makefile", "bin/new", "bin/run"})
    CHECK(result.merge.files.at(path).mode == FileMode::executable);
}

TEST_CASE("renames of either side carry the other's changes along") {
  GeneratedProject project(k_made);
  project.drop("README.md").put("docs/index.md", {k_made.at("README.md").bytes + "mine\n"});
  const auto result =
      project.update_to(with(k_made, "README.md", {"# pay!\n\none\ntwo\nthree\nfour\nfive\n"}));
  CHECK(told(result) == "changed docs/index.md");
  CHECK(result.merge.files.at("docs/index.md").bytes == "# pay!\n\none\ntwo\nthree\nfour\nfive\nmine\n");
  GeneratedProject other(k_made);
  other.put("README.md", {k_made.at("README.md").bytes + "mine\n"});
  FileTree moved = without(k_made, "README.md");
  moved["README.adoc"] = k_made.at("README.md");
  const auto there = other.update_to(moved);
  CHECK(told(there) == "renamed README.md → README.adoc");
  CHECK(there.merge.removed == std::vector<std::string>{"README.md"});
  CHECK(there.merge.files.at("README.adoc").bytes == k_made.at("README.md").bytes + "mine\n");
}

TEST_CASE("files of class once are the user's") {
  const scaffold::FileClasses classes{{}, {"README.md", "notes/**"}};
  GeneratedProject project(k_made, classes);
  FileTree theirs = with(k_made, "README.md", {"# all new\n"});
  theirs["notes/first.md"] = {"read me\n"};
  auto result = project.update_to(theirs);
  CHECK(told(result) == "added notes/first.md; once README.md");
  CHECK(told(project.update_to(without(k_made, "README.md"))) == "once README.md");
  project.put("notes/first.md", {"mine\n"});
  CHECK(told(project.update_to(theirs)) == "once README.md; once notes/first.md");
}

TEST_CASE("a file whose old content is lost is never brought back") {
  GeneratedProject project(k_made);
  project.drop("Makefile").put("README.md", {"# mine\n"});
  const auto result = project.update_to(with(k_made, "README.md", {"# theirs\n"}), {"Makefile", "README.md"});
  CHECK(told(result) == "changed README.md; conflict both added README.md; stays deleted Makefile");
}

TEST_CASE("a project in a folder is merged there alone") {
  GeneratedProject project(k_made, {}, "services/pay");
  project.repository.file("README.md", "the repository's\n")
      .file("services/other/README.md", k_made.at("README.md").bytes);
  const auto result = project.update_to(with(k_made, "README.md", {"# new\n"}));
  CHECK(told(result) == "changed README.md");
  CHECK(result.merge.files.contains(".bs-template/go-service.yaml"));
}

TEST_CASE("links that cannot be read are found with their fault") {
  const TemporaryFolder folder;
  TestRepository repository(folder / "r");
  repository.file("a/.bs-template/x.yaml", "")
      .file("b/.bs-template/y.yaml", "template: 1\nsource: s\npath: p\nfiles: {}\n")
      .link(".bs-template/z.yaml", "../x")
      .save();
  const git::Repository open = repository.open();
  const auto links = scaffold::find_links(open, open.resolve("HEAD").tree);
  REQUIRE(links.size() == 3);
  CHECK(links[0].fault == "it is no regular file");
  CHECK(links[1].folder == "a");
  CHECK(links[1].fault == "the file is empty: it names no template");
  CHECK(links[2].fault == "line 1: template must be a string, found the number 1");
}

TEST_CASE("the base is what the link records: from the repository, else rendered again, else unknown") {
  const TemporaryFolder folder;
  TestRepository repository(folder / "r");
  repository.file("kept", "old\n").save();
  const FileTree made = {{"kept", {"old\n"}}, {"again", {"a\n", FileMode::executable}}, {"lost", {"l\n"}}};
  const auto base = scaffold::base_of(repository.open(), link_of(made), FileTree{{"again", {"a\n"}}});
  CHECK(base.files == FileTree{{"kept", {"old\n"}}, {"again", {"a\n", FileMode::executable}}});
  CHECK(base.unknown == std::vector<std::string>{"lost"});
}

TEST_CASE("drift is what differs from the version's rendering, line ends and files of class once aside") {
  const scaffold::FileClasses classes{{"Makefile"}, {"README.md"}};
  FileTree made = k_made;
  made["ends"] = {"a\nb\n"};
  made["gone"] = {"x\n"};
  GeneratedProject project(made, classes);
  project.put("README.md", {"mine\n"}).put("Makefile", {"mine\n"}).put("bin/run", {made.at("bin/run").bytes});
  project.put("ends", {"a\r\nb\r\n"}).drop("gone").repository.save();
  const git::Repository open = project.repository.open();
  const auto tree = open.resolve("HEAD").tree;
  const auto drift = scaffold::drift_of(open, tree, scaffold::find_links(open, tree).at(0));
  using State = scaffold::Drift::File::State;
  REQUIRE(drift.files.size() == 3);
  CHECK(drift.managed == 1);
  CHECK((drift.files[0].path == "Makefile" && drift.files[0].state == State::changed));
  CHECK((drift.files[1].path == "bin/run" && drift.files[1].state == State::mode));
  CHECK((drift.files[2].path == "gone" && drift.files[2].state == State::deleted));
}

TEST_CASE("likeness is the share of the text that is still there") {
  CHECK(scaffold::likeness(k_made, k_made) == 1.0);
  CHECK(scaffold::likeness({}, k_made) == 0.0);
  CHECK(scaffold::likeness(k_made, {}) == 0.0);
  const double half =
      scaffold::likeness({{"a", {"one\ntwo\n"}}}, {{"a", {"two\nthree\n"}}, {"b", {"one\n"}}});
  CHECK(half == Approx(24.0 / 28.0));
}
