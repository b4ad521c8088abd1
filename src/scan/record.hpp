#pragma once
/// What a repository is called, and what else the catalog notes of it as a whole.
#include "bs/git/discover.hpp"
#include "bs/git/repository.hpp"
#include "bs/model/scanned.hpp"

namespace bs::scan {

/// The normalised origin URL, else the path of the main repository.
std::string identity_of(const std::optional<std::string>& origin_url, const fs::path& main_path);
/// "github.com/acme/pay" → "pay"; "/srv/pay.git", "/srv/pay/repo" (bare) and "/srv/pay/.git" → "pay".
std::string repository_name(std::string_view identity, bool bare);
/// The URL as it may be kept: user, password and query dropped; the user of an ssh URL stays.
std::string without_credentials(std::string_view url);
/// The folder of the repository that the git folder belongs to: "/srv/pay/.git" → "/srv/pay".
fs::path main_path_of(const fs::path& common_folder);

/// Everything but the commit: identity, name, path, layout, origin, times of its refs.
model::RepositoryRecord make_record(const git::Repository& repository, const std::string& root);
/// The little that is known of a repository that cannot be opened.
model::RepositoryRecord unreadable_record(const git::Found& found, const std::string& root,
                                          std::string reason);

}  // namespace bs::scan
