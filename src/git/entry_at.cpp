#include "bs/base/error.hpp"
#include "git/state.hpp"
#include "git/tree_reader.hpp"

namespace bs::git {
namespace {

Error unreadable_folder(std::string_view folder, std::string_view fault) {
  if (folder.empty()) return Error(ErrorKind::unreadable, fmt::format("the root folder {}", fault));
  return Error(ErrorKind::unreadable, fmt::format("the folder {} {}", folder, fault));
}

/// Moves `at`, a folder called `folder`, to its entry `name`. False when there is none.
bool step(const Repository::State& state, Entry& at, std::string_view folder, std::string_view name) {
  const Object object = state.objects().read(at.id);
  if (!object.present()) throw unreadable_folder(folder, state.fault_of(object.state));
  if (object.type() != GIT_OBJECT_TREE) throw unreadable_folder(folder, "is not a folder");
  TreeReader reader(object.bytes());
  TreeEntry entry;
  while (reader.next(entry)) {
    if (entry.refused || entry.name != name) continue;
    at.type = entry.type;
    at.executable = entry.executable;
    at.id = entry.id;
    return true;
  }
  if (reader.damaged()) throw unreadable_folder(folder, "is corrupt");
  return false;
}

}  // namespace

std::optional<Entry> Repository::entry_at(const Oid& tree, std::string_view path) const {
  Entry at{std::string(path), EntryType::tree, false, tree};
  for (std::size_t begin = 0; begin < path.size();) {
    if (at.type != EntryType::tree) return std::nullopt;
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view folder = path.substr(0, begin == 0 ? 0 : begin - 1);
    if (!step(*state_, at, folder, path.substr(begin, end - begin))) return std::nullopt;
    begin = end + 1;
  }
  return at;
}

}  // namespace bs::git
