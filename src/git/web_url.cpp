#include <cctype>

#include "bs/base/text.hpp"
#include "bs/git/repository.hpp"
#include "git/url.hpp"

namespace bs::git {
namespace {

/// What stands between the repository's page and the branch, by kind of host.
struct WebForm {
  std::string_view
      host;  ///< the whole host, or its first label followed by a dot: "gitlab." is any host's gitlab
  std::string_view tree;
};
constexpr WebForm k_forms[] = {
    {"github.com", "tree"},   {"github.", "tree"},        {"gitlab.com", "-/tree"},
    {"gitlab.", "-/tree"},    {"bitbucket.org", "src"},   {"codeberg.org", "src/branch"},
    {"gitea.", "src/branch"}, {"forgejo.", "src/branch"},
};

const WebForm* find_form(std::string_view host) {
  for (const WebForm& form : k_forms) {
    if (form.host.ends_with('.') ? host.starts_with(form.host) : host == form.host) return &form;
  }
  return nullptr;
}

/// Everything but what a path may hold as it is becomes %XX.
std::string encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                       std::string_view("-._~/@!$&'()*+,;=:").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::optional<std::string> web_url(std::string_view origin_url, std::string_view branch,
                                   std::string_view folder) {
  const RemoteUrl url = parse_remote_url(origin_url);
  const WebForm* form = url.is_local() ? nullptr : find_form(url.host);
  // OWNER/REPOSITORY at least; what is less is no repository's page.
  if (form == nullptr || url.path.find('/') == std::string::npos) return std::nullopt;
  const bool is_web = url.scheme == "http" || url.scheme == "https";
  std::string out = fmt::format("{}://{}", url.scheme == "http" ? "http" : "https", url.host);
  // A port of ssh says nothing about the web.
  if (is_web && !url.port.empty()) out += ":" + url.port;
  out += fmt::format("/{}/{}/{}", encode(url.path), form->tree, encode(branch));
  if (!folder.empty()) out += "/" + encode(folder);
  return out;
}

}  // namespace bs::git
