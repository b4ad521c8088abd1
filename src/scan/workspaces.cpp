#include "scan/workspaces.hpp"

#include "bs/base/error.hpp"
#include "bs/base/paths.hpp"

namespace bs::scan {
namespace {

/// One faulty pattern must not take the others with it.
match::GlobSet sound_globs(const std::vector<std::string>& patterns, std::vector<std::string>& faulty) {
  std::vector<std::string> sound;
  for (const std::string& pattern : patterns) {
    try {
      const match::Glob compiled(pattern);
      sound.push_back(pattern);
    } catch (const Error& error) {
      faulty.push_back(fmt::format("{}: {}", pattern, error.message()));
    }
  }
  return match::GlobSet(sound);
}

}  // namespace

bool Workspaces::Workspace::has(std::string_view path) const {
  if (excludes.matches(path)) return false;
  return facts->is_open || paths.contains(path) || globs.matches(path);
}

std::vector<std::string> Workspaces::add(std::string_view ecosystem, std::string_view folder,
                                         const ManifestFacts& facts) {
  std::vector<std::string> faulty, patterns;
  Workspace workspace{std::string(ecosystem), std::string(folder), &facts, {}, {}, {}};
  for (const std::string& member : facts.members)
    if (member.find_first_of("*?[{") == std::string::npos)
      workspace.paths.insert(member);
    else
      patterns.push_back(member);
  workspace.globs = sound_globs(patterns, faulty);
  workspace.excludes = sound_globs(facts.member_excludes, faulty);
  workspaces_.push_back(std::move(workspace));
  return faulty;
}

void Workspaces::add_members(std::string_view ecosystem, std::string_view folder,
                             const std::vector<std::string>& paths) {
  for (Workspace& workspace : workspaces_)
    if (workspace.ecosystem == ecosystem && is_below(folder, workspace.folder))
      workspace.paths.insert(paths.begin(), paths.end());
}

Workspaces::Verdict Workspaces::verdict(std::string_view ecosystem, std::string_view folder) const {
  Verdict verdict;
  std::size_t nearest = 0;
  for (const Workspace& workspace : workspaces_) {
    if (workspace.ecosystem != ecosystem || folder == workspace.folder || !is_below(folder, workspace.folder))
      continue;
    if (verdict.workspace == nullptr) verdict.counts = false;
    if (!workspace.has(folder) || (verdict.workspace != nullptr && workspace.folder.size() < nearest))
      continue;
    verdict = {true, workspace.facts};
    nearest = workspace.folder.size();
  }
  return verdict;
}

}  // namespace bs::scan
