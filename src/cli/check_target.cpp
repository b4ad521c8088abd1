#include "cli/check_target.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "cli/route.hpp"

namespace bs::cli {
namespace {

CheckTarget& target_for(std::vector<CheckTarget>& targets, const git::Found& found) {
  auto same = std::find_if(targets.begin(), targets.end(),
                           [&](const CheckTarget& target) { return target.path == found.path; });
  if (same != targets.end()) return *same;
  targets.push_back({found.path, found.bare, {}, {}});
  return targets.back();
}

void add_path(std::vector<CheckTarget>& targets, const fs::path& path) {
  std::error_code code;
  if (!fs::exists(path, code))
    throw Error(ErrorKind::not_found,
                fmt::format("there is no {}", shown(short_path(path.lexically_normal()))));
  const auto whole = fs::weakly_canonical(path, code);
  if (const auto around = git::enclosing(whole)) {
    const auto root = fs::weakly_canonical(around->path, code);
    auto& target = target_for(targets, *around);
    if (whole != root) target.folders.push_back(whole.lexically_relative(root).generic_string());
    return;
  }
  const auto found = git::discover(whole, [](std::string_view) { return false; });
  if (found.repositories.empty()) {
    throw Error(ErrorKind::not_found,
                fmt::format("there is no git repository at or below {}", shown(path.string())));
  }
  for (const auto& repository : found.repositories) target_for(targets, repository);
}

void add_component(std::vector<CheckTarget>& targets, Context& context, const std::string& word) {
  context.scan_as_usual();
  const auto row = entity_named(context.catalog(), word);
  const auto found = git::enclosing(row.repository_path);
  if (!found || row.repository_path.empty()) {
    throw Error(ErrorKind::not_found,
                fmt::format("{} has no repository on this disk: nothing can be read of it", shown(row.name)));
  }
  target_for(targets, *found).refs.push_back(row.ref);
}

}  // namespace

std::vector<CheckTarget> check_targets(Context& context, std::size_t skip) {
  std::vector<CheckTarget> targets;
  auto words = context.args().words();
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(skip, words.size())));
  for (const auto& word : words) {
    if (looks_like_path(word)) {
      add_path(targets, fs::absolute(word));
    } else {
      add_component(targets, context, word);
    }
  }
  // Standing below a repository's root is no selection: the gate is the repository's.
  if (words.empty()) {
    const auto here = fs::current_path();
    const auto around = git::enclosing(here);
    add_path(targets, around ? around->path : here);
  }
  return targets;
}

std::vector<CheckTarget> catalog_targets(Context& context) {
  std::vector<CheckTarget> targets;
  context.scan_as_usual();
  for (const auto& row : context.catalog().repositories()) {
    if (row.record.state == model::RepositoryState::ok)
      targets.push_back({row.record.path, row.record.bare, {}, {}});
  }
  return targets;
}

bool concerns_one_repository(const Error& error) noexcept {
  return error.kind() == ErrorKind::unreadable || error.kind() == ErrorKind::limit ||
         error.kind() == ErrorKind::unsupported;
}

bool takes(const CheckTarget& target, const model::ScannedEntity& entity,
           const std::vector<model::ScannedEntity>& all) {
  if (target.folders.empty() && target.refs.empty()) return true;
  const auto ref = entity.entity.ref.canonical();
  if (std::find(target.refs.begin(), target.refs.end(), ref) != target.refs.end()) return true;
  return std::any_of(target.folders.begin(), target.folders.end(), [&](const std::string& folder) {
    if (is_below(entity.folder, folder)) return true;
    if (!is_below(folder, entity.folder)) return false;
    // Of the components around the folder the deepest is meant.
    return std::none_of(all.begin(), all.end(), [&](const model::ScannedEntity& other) {
      return other.folder.size() > entity.folder.size() && is_below(folder, other.folder);
    });
  });
}

}  // namespace bs::cli
