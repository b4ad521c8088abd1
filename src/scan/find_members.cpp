#include "scan/find_members.hpp"

#include <set>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/match/glob.hpp"

namespace bs::scan {
namespace {

/// A .git file may lead to a repository that was found itself: that one stands for both.
void drop_second_views(std::vector<Member>& members) {
  std::set<fs::path> own;
  for (const Member& member : members)
    if (member.found.bare || member.found.git_folder == member.found.path / ".git")
      own.insert(member.found.git_folder);
  std::erase_if(members, [&](const Member& member) {
    const bool is_own = member.found.bare || member.found.git_folder == member.found.path / ".git";
    return !is_own && own.contains(member.found.git_folder);
  });
}

}  // namespace

std::vector<Member> find_members(const ScanOptions& options, ScanSummary& summary) {
  std::vector<Member> members;
  std::set<fs::path> seen;
  const match::GlobSet ignored(options.config.repositories.ignore);
  const auto is_ignored = [&](std::string_view folder) { return ignored.matches(folder); };
  for (const fs::path& root : options.roots) {
    git::DiscoverResult found;
    try {
      found = git::discover(root, is_ignored);
    } catch (const Error& error) {
      summary.unreadable_roots.push_back(root);
      summary.discovery_problems.emplace_back(root.string(), error.message());
      continue;
    }
    for (const auto& [path, reason] : found.problems)
      summary.discovery_problems.emplace_back(path.string(), reason);
    for (git::Found& repository : found.repositories)
      if (seen.insert(repository.path).second)
        members.push_back(make_member(std::move(repository), root.string()));
  }
  drop_second_views(members);
  return members;
}

std::map<std::string, git::Found, std::less<>> neighbours_of(const std::vector<Member>& members,
                                                             const std::vector<CloneGroup>& groups) {
  std::map<std::string, git::Found, std::less<>> out;
  for (const CloneGroup& group : groups) {
    const Member& first = members[group.front()];
    if (!first.identity.starts_with('/')) out.emplace(to_lower(first.identity), first.found);
  }
  return out;
}

}  // namespace bs::scan
