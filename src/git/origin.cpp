#include "bs/base/error.hpp"
#include "bs/git/discover.hpp"
#include "git/format.hpp"
#include "git/git_folder.hpp"

namespace bs::git {

Origin origin_of(const Found& repository) {
  Origin origin{std::nullopt, repository.git_folder};
  const Look look = look_at(repository.path);
  if (!look.folders) return origin;
  origin.common_folder = look.folders->common;
  try {
    origin.url = read_config(*look.folders).value("remote.origin.url");
  } catch (const Error&) {  // opening it will say what is wrong
  }
  return origin;
}

}  // namespace bs::git
