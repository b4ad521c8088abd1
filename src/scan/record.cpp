#include "scan/record.hpp"

#include "bs/base/text.hpp"

namespace bs::scan {
namespace {

std::string_view without_git_ending(std::string_view name) {
  if (name.size() > 4 && name.ends_with(".git")) name.remove_suffix(4);
  return name;
}

}  // namespace

fs::path main_path_of(const fs::path& common_folder) {
  fs::path path = common_folder.lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  return path.filename() == ".git" ? path.parent_path() : path;
}

std::string identity_of(const std::optional<std::string>& origin_url, const fs::path& main_path) {
  std::string identity = origin_url ? git::normalise_url(*origin_url) : "";
  return identity.empty() ? main_path.string() : identity;
}

std::string repository_name(std::string_view whole, bool bare) {
  std::string_view identity = whole;
  while (identity.ends_with('/')) identity.remove_suffix(1);
  std::string_view name = base_name(identity);
  const std::string_view above = base_name(parent_of(identity));
  const bool says_nothing = name == ".git" || (bare && (name == "repo" || name == "repo.git"));
  if (says_nothing && !above.empty()) name = above;
  name = without_git_ending(name);
  return std::string(name.empty() ? whole : name);
}

std::string without_credentials(std::string_view url) {
  const auto scheme_end = url.find("://");
  const std::size_t start = scheme_end == std::string_view::npos ? 0 : scheme_end + 3;
  const bool ssh =
      scheme_end == std::string_view::npos || url.substr(0, scheme_end).find("ssh") != std::string_view::npos;
  const std::string_view authority = url.substr(start, url.find('/', start) - start);
  const auto at = authority.rfind('@');
  std::string out(url.substr(0, start));
  if (at == std::string_view::npos) {
    out += url.substr(start);
  } else {
    const std::string_view user = authority.substr(0, at);
    if (ssh) out += fmt::format("{}@", user.substr(0, user.find(':')));
    out += url.substr(start + at + 1);
  }
  if (scheme_end != std::string_view::npos) out.resize(std::min(out.find_first_of("?#"), out.size()));
  return out;
}

model::RepositoryRecord make_record(const git::Repository& repository, const std::string& root) {
  model::RepositoryRecord record;
  const auto origin = repository.origin_url();
  record.bare = repository.layout() == git::Layout::bare;
  const bool linked = repository.layout() == git::Layout::linked_work_tree;
  record.identity =
      identity_of(origin, linked ? main_path_of(repository.common_folder()) : repository.path());
  record.name = repository_name(record.identity, record.bare);
  record.path = repository.path().string();
  record.root = root;
  record.shallow = repository.is_shallow();
  if (origin) record.origin = without_credentials(*origin);
  record.fetched_at = repository.fetched_at();
  return record;
}

model::RepositoryRecord unreadable_record(const git::Found& found, const std::string& root,
                                          std::string reason) {
  model::RepositoryRecord record;
  record.identity = found.path.string();
  record.name = repository_name(record.identity, found.bare);
  record.path = record.identity;
  record.root = root;
  record.bare = found.bare;
  record.state = model::RepositoryState::unreadable;
  record.reason = std::move(reason);
  return record;
}

}  // namespace bs::scan
