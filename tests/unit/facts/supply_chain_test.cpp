// Binary artifacts, pinned dependencies, and files that are called so.
#include <catch2/catch.hpp>

#include "facts_of.hpp"

using namespace bs::test;
using namespace std::string_literals;

TEST_CASE("compiled code by its first bytes and by its name", "[facts]") {
  const Texts files = {{"a",
                        "\x7F"
                        "ELF\2\1\1\0\0"s},
                       {"b.so", "x\0y"s},
                       {"c.so", "a text"},
                       {"d.txt", "x\0y"s},
                       {"e", "MZ is how this text begins"},
                       {"testdata/f.jar", "PK\3\4\0"s},
                       {"g.jar", "PK\3\4\0"s},
                       {"h.jar", ""}};
  CHECK(findings(files, "binary-artifacts") ==
        "a:0:0 an ELF binary is in the tree: nobody can review it\n"
        "b.so:0:0 a binary .so file is in the tree: nobody can review it\n"
        "g.jar:0:0 a binary .jar file is in the tree: nobody can review it\n");
  const Texts large = {{"a.jar", std::string(2u << 20, '\0')}};
  CHECK(findings(large, "binary-artifacts") ==
        "a.jar:0:0 a .jar file of 2,097,152 bytes is in the tree: nobody can review it\n");
}

TEST_CASE("what is not pinned is told where it stands", "[facts]") {
  const Texts files = {
      {".github/workflows/a.yml",
       "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n"
       "      - uses: a/b@0123456789012345678901234567890123456789\n      - uses: ./local\n"
       "      - run: |\n          set -e\n          pip install ${{ inputs.x }}\n      - {run: pip install "
       "a, shell: pwsh}\n"},
      {"Dockerfile", "FROM a\nRUN x && \\\n    curl y | sh\n"},
      {"x/install.sh", "#!/bin/sh\n  npm install a\n"}};
  CHECK(findings(files, "pinned-dependencies") ==
        ".github/workflows/a.yml:6:15 actions/checkout@v4 is not pinned to a commit\n"
        ".github/workflows/a.yml:11:11 pip installs what is not fixed by a hash or version\n"
        "Dockerfile:1:1 a is not pinned to a digest\n"
        "Dockerfile:3:0 runs what it downloads, whatever that is today\n"
        "x/install.sh:2:3 npm installs what is not fixed by a hash or version\n");
  CHECK(findings(files, "pinned-dependencies", "thirdPartyActions").empty());
  CHECK(fact({{"README.md", ""}}, "pinned-dependencies").starts_with(R"({"total":0,"pinned":0,)"));
}

TEST_CASE("scripts that cannot be read are listed", "[facts]") {
  CHECK(findings({{"a.sh", "x\nfi\n"}}, "pinned-dependencies", "skipped") ==
        "a.sh:2:1 a script that cannot be read: unexpected fi\n");
}

TEST_CASE("a file that is there and cannot be read is an error", "[facts]") {
  const Texts files = {{".github/workflows/a.yml", std::string(2u << 20, '#')}};
  CHECK(fact(files, "workflow-injection") == "error: .github/workflows/a.yml is larger than 1,048,576 bytes");
  CHECK(fact({{"SECURITY.md", std::string(2u << 20, '#')}}, "security-policy").starts_with("error: "));
}

TEST_CASE("fuzz targets", "[facts]") {
  CHECK(findings({{"a_test.go", "package a\nfunc FuzzA(f *testing.F) {}\n"},
                  {"a.py", "import atheris\n"},
                  {"testdata/b_test.go", "func FuzzA(f *testing.F) {}"}},
                 "fuzzing", "fuzzers") == "a.py:1:1 Atheris\na_test.go:2:1 Go's own fuzzing\n");
}
