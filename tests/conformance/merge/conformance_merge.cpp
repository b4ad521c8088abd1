// Merges made-up histories and holds the result against `git merge-tree`: every byte, every mode, every path
// in conflict. conformance_merge [COUNT [FIRST]] with --show for what differs.
#include <fmt/format.h>

#include <cstdlib>
#include <cstring>

#include "bs/base/error.hpp"
#include "bs/git/merge.hpp"
#include "git_oracle.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace bs;

struct Tally {
  std::size_t same = 0, clean = 0, conflicts = 0, renames = 0, open_lines = 0;
  std::vector<std::uint32_t> different;
};

FileTree applied(FileTree files, const git::Merge& merge) {
  for (const std::string& path : merge.removed) files.erase(path);
  for (const auto& [path, file] : merge.files) files[path] = file;
  return files;
}

void show(const std::string& what, const FileTree& files, const std::string& path) {
  const auto found = files.find(path);
  if (found == files.end()) {
    fmt::print("--- {}: no {}\n", what, path);
  } else {
    fmt::print("--- {}: {} mode {}\n{}\n", what, path, static_cast<int>(found->second.mode),
               found->second.bytes);
  }
}

/// Tells the first few paths that differ.
void show_difference(const test::History& history, const FileTree& mine, const FileTree& gits) {
  std::set<std::string> paths;
  for (const FileTree* tree : {&mine, &gits})
    for (const auto& [path, file] : *tree) paths.insert(path);
  for (const std::string& path : paths) {
    const auto a = mine.find(path), b = gits.find(path);
    if (a != mine.end() && b != gits.end() && a->second == b->second) continue;
    show("base", history.base, path);
    show("ours", history.ours, path);
    show("theirs", history.theirs, path);
    show("bs", mine, path);
    show("git", gits, path);
  }
}

/// Merges one history both ways. True when they agree.
bool compare(const git::Repository& repository, const test::GitOracle& oracle, const std::string& name,
             const test::History& history, bool shown, Tally& tally) {
  const git::Commit ours = repository.resolve("o-" + name);
  const git::Merge merge =
      git::merge_trees(repository, ours.tree, "", history.base, history.theirs, {"o-" + name, "t-" + name});
  const test::GitOracle::Merged expected = oracle.merge(name);
  const FileTree gits = git::read_tree(repository, *git::Oid::from_hex(expected.tree), "");
  const FileTree mine = applied(history.ours, merge);
  std::set<std::string> conflicts, expected_conflicts;
  for (const git::MergeConflict& conflict : merge.conflicts) conflicts.insert(conflict.path);
  // Where a file was renamed differently on both sides, git lists its old path too, where nothing is.
  for (const std::string& path : expected.conflicts)
    if (gits.contains(path)) expected_conflicts.insert(path);
  for (const git::MergeChange& change : merge.changes)
    if (change.kind == git::MergeChange::Kind::renamed) ++tally.renames;
  ++(conflicts.empty() ? tally.clean : tally.conflicts);
  if (mine == gits && conflicts == expected_conflicts) return true;
  if (!shown) return false;
  fmt::print("===== {}\n", name);
  show_difference(history, mine, gits);
  for (const std::string& path : conflicts) fmt::print("bs: conflict in {}\n", path);
  for (const std::string& path : expected_conflicts) fmt::print("git: conflict in {}\n", path);
  return false;
}

/// The same history with complete last lines, for a git that passes over others when it looks for renames.
bool agrees_with_complete_lines(test::GitOracle& oracle, const std::string& name,
                                const test::History& history) {
  const auto complete = test::passes_over_open_lines() ? test::with_complete_lines(history) : std::nullopt;
  if (!complete) return false;
  oracle.add(name + "-complete", *complete);
  oracle.import();
  Tally ignored;
  return compare(git::Repository::open(oracle.folder()), oracle, name + "-complete", *complete, false,
                 ignored);
}

int run(std::uint32_t count, std::uint32_t first, bool shown) {
  if (!test::has_git()) {
    fmt::print("skipped: no git with merge-tree --write-tree\n");
    return 0;
  }
  const test::TemporaryFolder folder;
  test::GitOracle oracle(folder / "repository");
  for (std::uint32_t seed = first; seed < first + count; ++seed)
    oracle.add(std::to_string(seed), test::make_history(seed));
  oracle.import();
  const git::Repository repository = git::Repository::open(oracle.folder());
  Tally tally;
  for (std::uint32_t seed = first; seed < first + count; ++seed) {
    const std::string name = std::to_string(seed);
    const test::History history = test::make_history(seed);
    if (compare(repository, oracle, name, history, shown, tally)) {
      ++tally.same;
    } else if (agrees_with_complete_lines(oracle, name, history)) {
      ++tally.open_lines;
    } else {
      tally.different.push_back(seed);
    }
  }
  fmt::print(
      "{} merges, {} clean, {} with conflicts, {} renames: {} as git has them, {} as git 2.44 has them, {} "
      "not\n",
      count, tally.clean, tally.conflicts, tally.renames, tally.same, tally.open_lines,
      tally.different.size());
  for (const std::uint32_t seed : tally.different) fmt::print("  differs: {}\n", seed);
  return tally.different.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  bool shown = false;
  std::vector<std::uint32_t> numbers;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--show") == 0) {
      shown = true;
    } else {
      numbers.push_back(static_cast<std::uint32_t>(std::strtoul(argv[i], nullptr, 10)));
    }
  }
  try {
    return run(numbers.empty() ? 300 : numbers[0], numbers.size() < 2 ? 1 : numbers[1], shown);
  } catch (const bs::Error& error) {
    fmt::print(stderr, "{}", bs::format_error(error));
    return 1;
  }
}
