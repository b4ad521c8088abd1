// Every repository of ../shared/hostile/repositories.sh has its line in outcomes.txt: what reading it comes
// to, word for word. BS_ACCEPT=1 writes the lines anew; their change is then to be judged.
#include <unistd.h>

#include <catch2/catch.hpp>

#include "outcome.hpp"
#include "support/hostile_shapes.hpp"
#include "support/outcomes.hpp"

using namespace bs;
using namespace bs::test;

namespace {

const fs::path k_table = fs::path(BS_SOURCE_DIR) / "tests/conformance/hostile_git/outcomes.txt";
constexpr std::string_view k_discovery = "(all)";

Outcomes read_shapes(const fs::path& root) {
  Outcomes outcomes;
  outcomes[std::string(k_discovery)] = outcome_of_discovery(root);
  for (const auto& entry : fs::directory_iterator(root)) {
    const std::string name = entry.path().filename();
    outcomes[name] = entry.is_directory() ? outcome_of(entry.path(), root) : "a file";
  }
  // Clones whose own commits or refs are what is odd about them.
  for (const char* name : {"badnames", "brokenref", "danglinghead", "detached", "lfs", "linkedwt", "midx",
                           "symlinks", "symrefloop"})
    outcomes[fmt::format("{} HEAD", name)] = outcome_of(root / name, root, "HEAD");
  // Each of its branches holds one tree that git itself would not write.
  for (const auto& branch : fs::directory_iterator(root / "rawtree/.git/refs/heads")) {
    const std::string name = branch.path().filename();
    outcomes["rawtree " + name] = outcome_of(root / "rawtree", root, name);
  }
  return outcomes;
}

}  // namespace

TEST_CASE("each hostile repository has its outcome, and none runs anything") {
  const HostileShapes shapes;
  if (!shapes.why_skipped().empty()) {
    WARN("skipped: " << shapes.why_skipped());
    return;
  }
  const fs::path& root = shapes.root();
  const Outcomes found = read_shapes(root);
  CHECK(found.size() >= 80);
  check_outcomes(k_table, found,
                 [](const std::string& name) { return geteuid() != 0 && HostileShapes::needs_root(name); });
  CHECK(shapes.traces().empty());
}
