#include "scan/clones.hpp"

#include <map>

#include "bs/base/text.hpp"
#include "bs/git/repository.hpp"
#include "scan/record.hpp"

namespace bs::scan {

Member make_member(git::Found found, std::string root) {
  Member member;
  member.root = std::move(root);
  const git::Origin origin = git::origin_of(found);
  member.main_path = (found.linked ? main_path_of(origin.common_folder) : found.path).string();
  member.identity = identity_of(origin.url, member.main_path);
  member.found = std::move(found);
  return member;
}

std::vector<CloneGroup> group_clones(const std::vector<Member>& members) {
  std::vector<CloneGroup> groups;
  std::map<std::string_view, std::size_t> by_identity;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto [group, is_new] = by_identity.emplace(members[i].identity, groups.size());
    if (is_new) groups.emplace_back();
    groups[group->second].push_back(i);
  }
  for (CloneGroup& group : groups) {
    std::map<std::string_view, std::size_t> chosen;
    for (const std::size_t i : group) {
      const auto [place, is_new] = chosen.emplace(members[i].main_path, i);
      if (!is_new && members[place->second].found.linked && !members[i].found.linked) place->second = i;
    }
    std::erase_if(group, [&](std::size_t i) { return chosen.at(members[i].main_path) != i; });
  }
  return groups;
}

}  // namespace bs::scan
