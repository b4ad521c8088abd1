// Every repository of ../shared/hostile/repositories.sh has its line in outcomes.txt: what reading it comes
// to, word for word. BS_ACCEPT=1 writes the lines anew; their change is then to be judged.
#include <unistd.h>

#include <catch2/catch.hpp>

#include "bs/base/os.hpp"
#include "outcome.hpp"
#include "support/error_of.hpp"
#include "support/hostile_shapes.hpp"

using namespace bs;
using namespace bs::test;

namespace {

using Outcomes = std::map<std::string, std::string>;

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

Outcomes read_table() {
  Outcomes outcomes;
  const std::string text = fs::exists(k_table) ? read_file(k_table, 1 << 20) : std::string();
  for (const std::string_view line : split_lines(text)) {
    const std::size_t bar = line.find(" | ");
    if (bar != std::string_view::npos) outcomes[std::string(line.substr(0, bar))] = line.substr(bar + 3);
  }
  return outcomes;
}

void write_table(const Outcomes& outcomes) {
  std::string text;
  for (const auto& [name, outcome] : outcomes) text += fmt::format("{} | {}\n", name, outcome);
  write_file(k_table, text);
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
  if (environment("BS_ACCEPT") == "1") write_table(found);
  const Outcomes expected = read_table();
  CHECK(found.size() >= 80);
  for (const auto& [name, outcome] : found) {
    if (geteuid() != 0 && HostileShapes::needs_root(name)) continue;
    INFO(name);
    const auto known = expected.find(name);
    CHECK(outcome == (known == expected.end() ? "not in outcomes.txt" : known->second));
  }
  for (const auto& [name, outcome] : expected) {
    INFO(name);
    CHECK(found.contains(name));
  }
  for (const auto& entry : fs::directory_iterator(root))
    CHECK_FALSE(entry.path().filename().native().starts_with("PWNED"));
}
