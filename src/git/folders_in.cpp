#include <cstring>

#include "bs/base/error.hpp"
#include "git/state.hpp"

namespace bs::git {

std::vector<Oid> Repository::folders_in(const Oid& tree, const std::vector<std::string>& names) const {
  const Object object = state_->objects().read(tree);
  if (!object.present() || object.type() != GIT_OBJECT_TREE)
    throw Error(ErrorKind::unreadable,
                fmt::format("the folder {} {}", tree.short_hex(),
                            object.present() ? "is none" : state_->fault_of(object.state)));
  std::vector<Oid> ids(names.size());
  std::string_view rest = object.bytes();
  constexpr std::string_view k_folder = "40000 ";
  constexpr std::size_t k_id_size = sizeof(Oid::bytes);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos || rest.size() - end - 1 < k_id_size)
      throw Error(ErrorKind::unreadable, fmt::format("the folder {} is corrupt", tree.short_hex()));
    if (rest.starts_with(k_folder)) {
      const std::string_view name = rest.substr(k_folder.size(), end - k_folder.size());
      for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) std::memcpy(ids[i].bytes, rest.data() + end + 1, k_id_size);
    }
    rest.remove_prefix(end + 1 + k_id_size);
  }
  return ids;
}

}  // namespace bs::git
