#include "bs/model/location.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "url.hpp"

namespace bs::model {
namespace {

using Parts = std::vector<std::string>;

bool is_absolute(std::string_view text) {
  const auto end = text.find("://");
  if (end == std::string_view::npos || end == 0) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
  });
}

/// host[:port] in lower case, without user, password and the ports that are the schemes' own.
std::string host_of(std::string_view scheme, std::string_view authority) {
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  std::string host = to_lower(authority);
  const std::string_view usual = equal_ignoring_case(scheme, "http") ? ":80" : ":443";
  if (host.ends_with(usual)) host.erase(host.size() - usual.size());
  return host;
}

std::string joined(const Parts& parts, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) out += '/';
    out += parts[i];
  }
  return out;
}

void take(LocationTarget& target, std::string repository, std::string revision, std::string path) {
  if (repository.ends_with(".git")) repository.erase(repository.size() - 4);
  target.repository = std::move(repository);
  target.revision = std::move(revision);
  target.path = std::move(path);
}

bool is_view(std::string_view part) {
  return part == "blob" || part == "tree" || part == "raw" || part == "edit" || part == "blame";
}

/// raw.githubusercontent.com/OWNER/REPO/[refs/heads/]REV/PATH
void read_raw(LocationTarget& target, const Parts& parts) {
  std::size_t revision = 2;
  if (parts.size() > 4 && parts[2] == "refs" && (parts[3] == "heads" || parts[3] == "tags")) revision = 4;
  if (parts.size() < revision + 2) return;
  take(target, "github.com/" + joined(parts, 0, 2), parts[revision],
       joined(parts, revision + 1, parts.size()));
}

/// HOST/GROUP/…/REPO/-/blob/REV/PATH (GitLab), HOST/OWNER/REPO/blob/REV/PATH (GitHub)
bool read_view(LocationTarget& target, const std::string& host, const Parts& parts) {
  for (std::size_t i = 2; i + 2 < parts.size(); ++i) {
    const bool dash = parts[i] == "-" && is_view(parts[i + 1]);
    if (!dash && !is_view(parts[i])) continue;
    const std::size_t revision = i + (dash ? 2 : 1);
    if (revision + 1 >= parts.size()) return false;
    take(target, host + "/" + joined(parts, 0, i), parts[revision],
         joined(parts, revision + 1, parts.size()));
    return true;
  }
  return false;
}

/// HOST/OWNER/REPO/src/REV/PATH (Bitbucket), HOST/OWNER/REPO/src/branch/REV/PATH (Gitea)
bool read_source(LocationTarget& target, const std::string& host, const Parts& parts) {
  if (parts.size() < 5 || parts[2] != "src") return false;
  const bool gitea = parts[3] == "branch" || parts[3] == "tag" || parts[3] == "commit";
  const std::size_t revision = gitea && parts.size() > 5 ? 4 : 3;
  take(target, host + "/" + joined(parts, 0, 2), parts[revision], joined(parts, revision + 1, parts.size()));
  return true;
}

/// HOST/projects/PROJECT/repos/REPO/browse/PATH?at=REV (Bitbucket on one's own server)
void read_server(LocationTarget& target, const std::string& host, const Parts& parts,
                 std::string_view query) {
  if (parts.size() < 6 || parts[0] != "projects" || parts[2] != "repos" ||
      (parts[4] != "browse" && parts[4] != "raw"))
    return;
  std::string revision;
  for (const std::string_view pair : split(query, '&'))
    if (pair.starts_with("at=")) revision = percent_decoded(pair.substr(3));
  for (const std::string_view prefix : {"refs/heads/", "refs/tags/"})
    if (revision.starts_with(prefix)) revision.erase(0, prefix.size());
  take(target, host + "/scm/" + parts[1] + "/" + parts[3], revision, joined(parts, 5, parts.size()));
}

void read_url(LocationTarget& target) {
  const std::string_view text = target.text;
  const std::string_view scheme = text.substr(0, text.find("://"));
  std::string_view rest = text.substr(scheme.size() + 3);
  rest = rest.substr(0, rest.find('#'));
  const auto question = rest.find('?');
  const std::string_view query = question == std::string_view::npos ? "" : rest.substr(question + 1);
  rest = rest.substr(0, question);
  const std::string host = host_of(scheme, rest.substr(0, rest.find('/')));
  Parts parts;
  for (const std::string_view part : split(rest, '/'))
    if (!part.empty()) parts.push_back(percent_decoded(part));
  if (parts.empty()) return;
  parts.erase(parts.begin());
  if (host == "raw.githubusercontent.com")
    read_raw(target, parts);
  else if (!read_view(target, host, parts) && !read_source(target, host, parts))
    read_server(target, host, parts, query);
}

}  // namespace

std::vector<LocationTarget> location_targets(const Entity& location) {
  std::vector<LocationTarget> targets;
  const data::Value* spec = location.document.find("spec");
  if (spec == nullptr) return targets;
  const bool required = spec->string_or("presence", "required") != "optional";
  const auto add = [&](const data::Value& value) {
    if (!value.is_string() || value.as_string().empty()) return;
    LocationTarget target;
    target.text = value.as_string();
    target.required = required;
    target.mark = value.mark;
    if (is_absolute(target.text)) {
      target.kind = TargetKind::url;
      read_url(target);
    }
    targets.push_back(std::move(target));
  };
  if (const data::Value* target = spec->find("target")) add(*target);
  if (const data::Value* list = spec->find("targets"); list != nullptr && list->is_array())
    for (const data::Value& target : list->as_array()) add(target);
  return targets;
}

}  // namespace bs::model
