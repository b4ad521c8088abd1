// How libgit2's own merge of trees does on the same histories: why bs does not use it. For a look, not a
// test: libgit2_merge COUNT
#include <fmt/format.h>
#include <git2.h>

#include <cstdlib>

#include "git_oracle.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace bs;
using Files = std::map<std::string, std::string>;  // by path: id and mode

std::string shown(const git_oid& id, unsigned mode) {
  char hex[GIT_OID_HEXSZ + 1];
  return fmt::format("{} {:o}", git_oid_tostr(hex, sizeof hex, &id), mode);
}

int collect(const char* root, const git_tree_entry* entry, void* into) {
  if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB)
    (*static_cast<Files*>(into))[std::string(root) + git_tree_entry_name(entry)] =
        shown(*git_tree_entry_id(entry), git_tree_entry_filemode(entry));
  return 0;
}

Files files_of(git_repository* repository, const std::string& revision) {
  Files files;
  git_object* tree = nullptr;
  if (git_revparse_single(&tree, repository, (revision + "^{tree}").c_str()) == 0)
    git_tree_walk(reinterpret_cast<git_tree*>(tree), GIT_TREEWALK_PRE, collect, &files);
  git_object_free(tree);
  return files;
}

struct Merged {
  Files files;  // without those in conflict
  std::set<std::string> conflicts;
};

Merged merged_by_libgit2(git_repository* repository, const std::string& name) {
  git_object* trees[3] = {};
  const char* prefixes[] = {"b-", "o-", "t-"};
  for (int i = 0; i < 3; ++i)
    git_revparse_single(&trees[i], repository, (prefixes[i] + name + "^{tree}").c_str());
  git_merge_options options;
  git_merge_options_init(&options, GIT_MERGE_OPTIONS_VERSION);
  options.flags = GIT_MERGE_FIND_RENAMES;
  options.target_limit = 7000;
  git_index* index = nullptr;
  Merged merged;
  git_merge_trees(&index, repository, reinterpret_cast<git_tree*>(trees[0]),
                  reinterpret_cast<git_tree*>(trees[1]), reinterpret_cast<git_tree*>(trees[2]), &options);
  for (std::size_t i = 0; i < git_index_entrycount(index); ++i) {
    const git_index_entry* entry = git_index_get_byindex(index, i);
    if (git_index_entry_stage(entry) != 0)
      merged.conflicts.insert(entry->path);
    else
      merged.files[entry->path] = shown(entry->id, entry->mode);
  }
  git_index_free(index);
  for (git_object* tree : trees) git_object_free(tree);
  return merged;
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint32_t count =
      argc > 1 ? static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10)) : 1000;
  git_libgit2_init();
  const test::TemporaryFolder folder;
  test::GitOracle oracle(folder / "repository");
  for (std::uint32_t seed = 1; seed <= count; ++seed)
    oracle.add(std::to_string(seed), test::make_history(seed));
  oracle.import();
  git_repository* repository = nullptr;
  if (git_repository_open(&repository, oracle.folder().c_str()) != 0) return 1;
  std::size_t clean = 0, clean_alike = 0, only_one = 0, conflicts = 0, conflicts_alike = 0;
  for (std::uint32_t seed = 1; seed <= count; ++seed) {
    const std::string name = std::to_string(seed);
    const test::GitOracle::Merged expected = oracle.merge(name);
    const Merged merged = merged_by_libgit2(repository, name);
    Files wanted = files_of(repository, expected.tree);
    for (const std::string& path : expected.conflicts) wanted.erase(path);
    const bool is_same = merged.files == wanted && merged.conflicts == expected.conflicts;
    if (merged.conflicts.empty() != expected.conflicts.empty()) {
      ++only_one;
    } else if (expected.conflicts.empty()) {
      ++clean;
      clean_alike += is_same ? 1 : 0;
    } else {
      ++conflicts;
      conflicts_alike += is_same ? 1 : 0;
    }
  }
  git_repository_free(repository);
  fmt::print(
      "{} clean in both, {} of them alike; {} in conflict in both, {} alike; {} in conflict in one alone\n",
      clean, clean_alike, conflicts, conflicts_alike, only_one);
  return 0;
}
