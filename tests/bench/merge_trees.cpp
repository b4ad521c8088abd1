// The merge of an update alone, beside `git merge-tree` of the same trees: build/…/bin/bench_merge [FILES
// [RUNS]]. Each run of ours opens the repository anew and has the two versions of the template in memory, as
// an update has; each run of git is a process. Processor time, since other work on the machine does not count
// there.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>

#include "bs/base/error.hpp"
#include "bs/git/merge.hpp"
#include "conformance/merge/git_oracle.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace bs;

double processor_ms(int who) {
  rusage used{};
  getrusage(who, &used);
  const auto ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
  };
  return ms(used.ru_utime) + ms(used.ru_stime);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int run(std::size_t files, std::size_t runs) {
  if (!test::has_git()) {
    fmt::print("skipped: no git with merge-tree --write-tree\n");
    return 0;
  }
  const test::TemporaryFolder folder;
  const test::History history = test::make_update(1, files);
  test::GitOracle oracle(folder / "repository");
  oracle.add("it", history);
  oracle.import();
  std::vector<double> ours, gits;
  std::size_t changes = 0, conflicts = 0;
  for (std::size_t i = 0; i < runs; ++i) {
    double before = processor_ms(RUSAGE_SELF);
    const git::Repository repository = git::Repository::open(oracle.folder());
    const git::Merge merge = git::merge_trees(repository, repository.resolve("o-it").tree, "", history.base,
                                              history.theirs, {"o-it", "t-it"});
    ours.push_back(processor_ms(RUSAGE_SELF) - before);
    changes = merge.changes.size();
    conflicts = merge.conflicts.size();
    before = processor_ms(RUSAGE_CHILDREN);
    oracle.merge("it");
    gits.push_back(processor_ms(RUSAGE_CHILDREN) - before);
  }
  fmt::print(
      "{} files, {} changes, {} conflicts, medians of {}: bs {:.1f} ms, git merge-tree {:.1f} ms ({:.2f} "
      "x)\n",
      history.base.size(), changes, conflicts, runs, median(ours), median(gits), median(ours) / median(gits));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int at, std::size_t fallback) {
    return argc > at ? std::strtoul(argv[at], nullptr, 10) : fallback;
  };
  try {
    return run(number(1, 500), number(2, 21));
  } catch (const Error& error) {
    fmt::print(stderr, "{}", format_error(error));
    return 1;
  }
}
