#include "cli/output.hpp"

#include <catch2/catch.hpp>
#include <cstdio>

#include "support/child.hpp"
#include "support/temporary_folder.hpp"

using namespace bs;
using namespace bs::test;

namespace {

/// What arrives, stdout and stderr in one file, in their order.
std::string written(const std::function<void(cli::Output&)>& work) {
  const TemporaryFolder folder;
  const auto file = folder.write("said", "");
  run_child([&] {
    if (std::freopen(file.c_str(), "a", stdout) == nullptr) return 1;
    if (dup2(STDOUT_FILENO, STDERR_FILENO) < 0) return 1;
    const Terminal terminal;
    cli::Output output(terminal);
    work(output);
    return 0;
  });
  return folder.read("said");
}

}  // namespace

TEST_CASE("what is held comes at the end, in its order", "[cli]") {
  CHECK(written([](cli::Output& output) {
          output.out("now, ");
          output.hold();
          output.plain("a note");  // nothing is held yet
          output.out("an answer, ");
          output.note("its total");
        }) == "now, a note\nan answer, bs: its total\n");
}

TEST_CASE("what is forgotten never comes, and what is released comes at once", "[cli]") {
  CHECK(written([](cli::Output& output) {
          output.hold();
          output.out("wrong ");
          output.plain("wrong");
          output.discard();
          output.plain("first");
          output.out("second ");
          output.release();
          output.out("third ");
          output.plain("fourth");
          _exit(0);  // without what would still be held
        }) == "first\nsecond third fourth\n");
}
