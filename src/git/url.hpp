#pragma once
/// A remote's URL taken apart.
#include <string>
#include <string_view>

namespace bs::git {

struct RemoteUrl {
  std::string scheme;  ///< "https", "ssh", …, lower case; empty for a path of this machine
  std::string host;    ///< lower case, with brackets for IPv6; empty for a path
  std::string port;    ///< empty where it is the scheme's own
  std::string
      path;  ///< without slashes at both ends and ".git"; for a path of this machine with its leading slash
  bool is_local() const noexcept { return host.empty(); }
};

/// Understands URLs, `user@host:path` and paths. User and password, query and fragment are dropped here, at
/// once.
RemoteUrl parse_remote_url(std::string_view url);

}  // namespace bs::git
