#include "git/url.hpp"

#include <cctype>

#include "bs/base/text.hpp"
#include "bs/git/repository.hpp"

namespace bs::git {
namespace {

constexpr std::pair<std::string_view, std::string_view> k_own_ports[] = {
    {"ssh", "22"}, {"https", "443"}, {"http", "80"}, {"git", "9418"}};

// Where these hosts offer ssh on port 443, for networks that let nothing else through.
constexpr std::pair<std::string_view, std::string_view> k_ssh_hosts[] = {
    {"ssh.github.com", "github.com"},
    {"altssh.gitlab.com", "gitlab.com"},
    {"altssh.bitbucket.org", "bitbucket.org"}};

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// %XX becomes its byte, but for control characters and a slash.
std::string decode_percent(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    const int byte = high * 16 + low;
    const bool kept = high < 0 || low < 0 || byte < ' ' || byte == 0x7F || byte == '/';
    out += kept ? text[i] : static_cast<char>(byte);
    if (!kept) i += 2;
  }
  return out;
}

/// Double slashes made single; ".git" and slashes at the end dropped.
std::string tidy_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c != '/' || out.empty() || out.back() != '/') out += c;
  }
  const auto drop_slashes = [&out] {
    while (out.size() > 1 && out.back() == '/') out.pop_back();
  };
  drop_slashes();
  // "x.git", and the .git folder of a work tree on this machine: "x/.git".
  if (out.ends_with(".git") && out.size() > 4) out.resize(out.size() - 4);
  drop_slashes();
  return out;
}

bool is_helper_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
  });
}

/// The end of the scheme's name in "scheme://", 0 when there is none.
std::size_t scheme_length(std::string_view url) {
  const std::size_t end = url.find("://");
  if (end == std::string_view::npos) return 0;
  const auto is_scheme = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '-' || c == '.';
  };
  return std::all_of(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(end), is_scheme) ? end : 0;
}

/// Where the port's colon stands in an authority without user; npos when there is none.
std::size_t find_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');
  return colon != std::string_view::npos && bracket != std::string_view::npos && colon < bracket
             ? std::string_view::npos
             : colon;
}

void set_host(RemoteUrl& url, std::string_view host) {
  while (host.ends_with('.')) host.remove_suffix(1);
  url.host = to_lower(host);
  for (const auto& [offered, meant] : k_ssh_hosts) {
    if (url.host != offered) continue;
    url.host = meant;
    url.port.clear();
  }
}

/// "host", "host:2222", "[::1]:2222" without user.
void set_authority(RemoteUrl& url, std::string_view authority) {
  const std::size_t colon = find_port(authority);
  if (colon != std::string_view::npos) {
    const std::string_view port = authority.substr(colon + 1);
    const std::pair own(std::string_view(url.scheme), port);
    const bool is_own =
        std::find(std::begin(k_own_ports), std::end(k_own_ports), own) != std::end(k_own_ports);
    if (is_digits(port) && !is_own) url.port = port;
    authority = authority.substr(0, colon);
  }
  set_host(url, authority);
}

/// Where the host begins: behind the user and the password, which may hold what a URL should not.
std::size_t find_host(std::string_view rest) {
  const std::string_view authority = rest.substr(0, rest.find('/'));
  std::size_t at = authority.rfind('@');
  if (at == std::string_view::npos) {
    const std::size_t colon = find_port(authority);
    // No port is "pa" of "user:pa/ss@host": the password holds the slash.
    if (colon != std::string_view::npos && !is_digits(authority.substr(colon + 1))) at = rest.rfind('@');
  }
  return at == std::string_view::npos ? 0 : at + 1;
}

RemoteUrl parse_with_scheme(std::string_view scheme, std::string_view rest) {
  RemoteUrl url;
  url.scheme = to_lower(scheme);
  // Old names of ssh.
  if (url.scheme == "git+ssh" || url.scheme == "ssh+git") url.scheme = "ssh";
  if (url.scheme == "file") {
    // The authority of a file URL is this machine, whatever it says.
    url.scheme.clear();
    url.path = tidy_path(decode_percent(rest.substr(std::min(rest.find('/'), rest.size()))));
    return url;
  }
  rest.remove_prefix(find_host(rest));
  rest = rest.substr(0, rest.find_first_of("?#"));
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  set_authority(url, rest.substr(0, slash));
  rest.remove_prefix(std::min(rest.find_first_not_of('/', slash), rest.size()));
  url.path = tidy_path(decode_percent(rest));
  return url;
}

/// "user@host:path"; `colon` ends the host.
RemoteUrl parse_scp(std::string_view text, std::size_t colon) {
  RemoteUrl url;
  url.scheme = "ssh";
  std::string_view authority = text.substr(0, colon);
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos)
    authority.remove_prefix(at + 1);
  // "[host:port]:path" is how this form takes a port; brackets with more colons are an IPv6 address.
  if (authority.starts_with('[')) authority.remove_prefix(1);
  if (authority.ends_with(']')) authority.remove_suffix(1);
  if (std::count(authority.begin(), authority.end(), ':') > 1) {
    url.host = fmt::format("[{}]", to_lower(authority));
  } else {
    set_authority(url, authority);
  }
  std::string_view path = text.substr(colon + 1);
  path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  url.path = tidy_path(path);
  return url;
}

/// The colon that ends the host of "host:path"; npos when the text is a path.
std::size_t find_scp_colon(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::size_t bracket = text.find('[');
  // A user may bring a password along: "ann:secret@host:path".
  const std::size_t at = text.substr(0, slash).rfind('@');
  std::size_t colon = text.find(':', at == std::string_view::npos ? 0 : at);
  if (colon > slash) colon = text.find(':');
  if (bracket != std::string_view::npos && bracket < colon) {
    const std::size_t end = text.find("]:", bracket);
    colon = end == std::string_view::npos ? end : end + 1;
  }
  if (colon == std::string_view::npos || colon == 0 || slash < colon) return std::string_view::npos;
  // "C:/work": a drive.
  return colon == 1 ? std::string_view::npos : colon;
}

}  // namespace

RemoteUrl parse_remote_url(std::string_view url) {
  url = trim(url);
  // "helper::address" names the program that git would start. What such an address holds nobody knows: only
  // its digest is shown.
  const std::size_t helper = url.find("::");
  const std::size_t scheme = scheme_length(url);
  if (helper != std::string_view::npos && is_helper_name(url.substr(0, helper))) {
    const std::string_view address = url.substr(helper + 2);
    if (scheme_length(address) > 0) return parse_remote_url(address);
    return {"", std::string(url.substr(0, helper)), "", fmt::format("{:016x}", fnv1a(address))};
  }
  if (scheme > 0) return parse_with_scheme(url.substr(0, scheme), url.substr(scheme + 3));
  const std::size_t colon = find_scp_colon(url);
  if (colon != std::string_view::npos) return parse_scp(url, colon);
  return {"", "", "", tidy_path(url)};
}

std::string normalise_url(std::string_view url) {
  const RemoteUrl parsed = parse_remote_url(url);
  if (parsed.is_local()) return parsed.path;
  std::string out = parsed.host;
  if (!parsed.port.empty()) out += ":" + parsed.port;
  if (!parsed.path.empty()) out += "/" + parsed.path;
  return out;
}

}  // namespace bs::git
