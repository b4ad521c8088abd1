#include <set>

#include "bs/scaffold/update.hpp"
#include "scaffold/work_tree_writer.hpp"

namespace bs::scaffold {

void write_update(const git::Merge& merge, const fs::path& project) {
  std::set<std::string_view> is_new;
  for (const git::MergeChange& change : merge.changes)
    if (change.kind == git::MergeChange::Kind::added || change.kind == git::MergeChange::Kind::renamed)
      is_new.insert(change.path);
  WorkTreeWriter writer(project);
  for (const std::string& path : merge.removed) writer.remove(path);
  for (const auto& [path, file] : merge.files) writer.write(path, file, is_new.contains(path));
  writer.keep();
}

}  // namespace bs::scaffold
