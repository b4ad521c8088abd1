// Every repository of ../shared/hostile/repositories.sh has its line in outcomes.txt: what reading it comes
// to, word for word. BS_ACCEPT=1 writes the lines anew; their change is then to be judged.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "bs/base/os.hpp"
#include "outcome.hpp"
#include "support/environment.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"

using namespace bs;
using namespace bs::test;

namespace {

using Outcomes = std::map<std::string, std::string>;

const fs::path k_table = fs::path(BS_SOURCE_DIR) / "tests/conformance/hostile_git/outcomes.txt";
constexpr std::string_view k_discovery = "(all)";

fs::path script() {
  const fs::path shared = environment("BS_SHARED").value_or((fs::path(BS_SOURCE_DIR) / "../shared").native());
  return fs::absolute(shared) / "hostile/repositories.sh";
}

bool has_program(const char* name) {
  return std::system(fmt::format("command -v {} >/dev/null", name).c_str()) == 0;
}

/// Why the shapes cannot be built here; empty when they can.
std::string why_skipped() {
  if (!fs::exists(script())) return fmt::format("{} is not there", script().native());
  for (const char* name : {"bash", "git", "python3"}) {
    if (!has_program(name)) return fmt::format("{} is not installed", name);
  }
  return {};
}

/// Builds the shapes in a new folder; the same commits in every run.
fs::path build_shapes(const TemporaryFolder& folder) {
  const Variable author("GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z");
  const Variable committer("GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z");
  const Variable safe("GIT_CONFIG_COUNT", std::nullopt);
  fs::path root = folder / "shapes";
  const std::string command =
      fmt::format("bash '{}' '{}' >'{}' 2>&1", script().native(), root.native(), (folder / "log").native());
  // Its last line is what it exits with; a shape that could not be built shows in its outcome.
  static_cast<void>(std::system(command.c_str()));
  return root;
}

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

/// Only root can give a folder to another user.
bool needs_root(const std::string& name) {
  return name.find("otherowner") != std::string::npos;
}

}  // namespace

TEST_CASE("each hostile repository has its outcome, and none runs anything") {
  if (const std::string reason = why_skipped(); !reason.empty()) {
    WARN("skipped: " << reason);
    return;
  }
  const TemporaryFolder folder;
  const fs::path root = build_shapes(folder);
  const Outcomes found = read_shapes(root);
  if (environment("BS_ACCEPT") == "1") write_table(found);
  const Outcomes expected = read_table();
  CHECK(found.size() >= 80);
  for (const auto& [name, outcome] : found) {
    if (geteuid() != 0 && needs_root(name)) continue;
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
