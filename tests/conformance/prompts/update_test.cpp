// bs update and bs template adopt ask too: only what is new, and before anything is written.
#include <catch2/catch.hpp>
#include "home.hpp"

using namespace bs::test;

namespace {

/// A template in a repository with two versions, the second with a further parameter, and a project of the
/// first.
void make_project(Home& home) {
  const std::string script = fmt::format(
      "set -e; export HOME='{0}' GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8; cd '{0}/templates'; git init -q -b "
      "main; "
      "git add .; git commit -q -m one; git tag v1.0.0; "
      "cd '{0}/work'; '{1}' new ../templates//job night --set name=night --yes >/dev/null 2>&1; "
      "cd '{0}/templates'; sed -i 's/^        database:/        colour: {{title: Colour, type: "
      "string}}\\n&/; "
      "s/^      required: .name./      required: [name]/; "
      "s/^          ci: .*/&\\n          colour: ${{{{ parameters.colour }}}}/' job/template.yaml; "
      "echo 'colour ${{{{ values.colour }}}}' >> job/skeleton/settings.txt; "
      "git commit -q -a -m two; git tag v2.0.0",
      home.path(), BS_PROGRAM);
  REQUIRE(std::system(script.c_str()) == 0);
  home.look_again();
}

}  // namespace

TEST_CASE("bs update: only the new question is asked, and Ctrl-C writes nothing") {
  Home home;
  make_project(home);
  const std::string before = home.read("night/settings.txt");
  CHECK(before == "port 8080\nci github\ndatabase false\n");
  {
    Pty pty({BS_PROGRAM, "update", "night"}, home.options());
    REQUIRE(is_asked(pty, "1/1  Colour"));
    pty.send(keys::ctrl_c);
    CHECK(pty.wait_for_exit() == 1);
    CHECK(pty.wait_for("nothing was written"));
    CHECK(home.read("night/settings.txt") == before);
  }
  Pty pty({BS_PROGRAM, "update", "night"}, home.options());
  REQUIRE(is_asked(pty, "1/1  Colour"));
  pty.send("blue\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(home.read("night/settings.txt") == before + "colour blue\n");
  CHECK(home.read("night/.bs-template/job.yaml").find("colour: blue") != std::string::npos);
}

TEST_CASE("bs template adopt: the link is shown and written on yes alone") {
  Home home;
  make_project(home);
  const std::string strip =
      fmt::format("cd '{}/night' && git rm -q -r .bs-template && HOME='{}' git commit -q -m bare",
                  home.work(), home.path());
  REQUIRE(std::system(strip.c_str()) == 0);
  {
    Pty pty({BS_PROGRAM, "template", "adopt", "../templates//job", "night", "--set", "name=night"},
            home.options());
    REQUIRE(is_asked(pty, "Write the link?  [y]es  [n]o"));
    CHECK(pty.wait_for("job v1.0.0"));
    pty.send("n");
    CHECK(pty.wait_for_exit() == 1);
    CHECK_FALSE(home.has("night/.bs-template"));
  }
  Pty pty({BS_PROGRAM, "template", "adopt", "../templates//job", "night", "--set", "name=night"},
          home.options());
  REQUIRE(is_asked(pty, "Write the link?  [y]es  [n]o"));
  pty.send("y");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(home.has("night/.bs-template/job.yaml"));
}
