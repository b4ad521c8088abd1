#include "scaffold/form_repo_url.hpp"

#include "bs/base/text.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

/// The parts of a repository's place in the order in which the picker writes them.
struct RepoUrl {
  std::string host, owner, repo, organization, workspace, project;
};

std::vector<std::string> allowed(const Layers& layers, std::string_view option) {
  std::vector<std::string> out;
  const Value* list = layers.find_ui(option);
  if (list == nullptr || !list->is_array()) return out;
  for (const Value& item : list->as_array()) {
    if (item.is_string()) out.push_back(item.as_string());
  }
  return out;
}

std::string usual_host(const Layers& layers) {
  const std::vector<std::string> hosts = allowed(layers, "allowedHosts");
  return hosts.empty() ? "github.com" : hosts.front();
}

bool is_azure(std::string_view host) {
  return host == "dev.azure.com" || host.ends_with(".visualstudio.com");
}

/// As URLSearchParams writes a value.
std::string form_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '-' || c == '_' || c == '.' || c == '*';
    if (is_plain) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string form_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
    if (text[i] == '%' && high >= 0 && low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

std::string text_of(const RepoUrl& url) {
  std::string out = url.host;
  char separator = '?';
  const auto add = [&](std::string_view key, const std::string& value) {
    if (value.empty()) return;
    out += fmt::format("{}{}={}", separator, key, form_encoded(value));
    separator = '&';
  };
  add("owner", url.owner);
  add("repo", url.repo);
  add("organization", url.organization);
  add("workspace", url.workspace);
  add("project", url.project);
  return out;
}

std::optional<RepoUrl> picked(std::string_view text) {
  const std::size_t mark = text.find('?');
  if (mark == std::string_view::npos || text.find("://") < mark) return std::nullopt;
  RepoUrl out;
  out.host = text.substr(0, mark);
  for (const std::string_view pair : split(text.substr(mark + 1), '&')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view key = pair.substr(0, equals);
    std::string value = form_decoded(pair.substr(equals + 1));
    if (key == "owner")
      out.owner = std::move(value);
    else if (key == "repo")
      out.repo = std::move(value);
    else if (key == "organization")
      out.organization = std::move(value);
    else if (key == "workspace")
      out.workspace = std::move(value);
    else if (key == "project")
      out.project = std::move(value);
  }
  return out;
}

/// "acme/tools/x" at a host.
std::optional<RepoUrl> located(std::string host, std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.ends_with(".git")) path.remove_suffix(4);
  const std::vector<std::string_view> parts = split(path, '/');
  const bool is_whole = parts.size() >= 2 && std::none_of(parts.begin(), parts.end(),
                                                          [](std::string_view part) { return part.empty(); });
  if (!is_whole) return std::nullopt;
  RepoUrl out;
  out.host = std::move(host);
  out.repo = parts.back();
  if (is_azure(out.host) && parts.size() >= 3) {
    out.organization = parts[0];
    out.project = parts[1];
  } else if (out.host == "bitbucket.org") {
    out.workspace = parts[0];
    if (parts.size() == 3) out.project = parts[1];
  } else {
    out.owner = path.substr(0, path.size() - parts.back().size() - 1);
  }
  return out;
}

std::optional<RepoUrl> addressed(std::string_view text) {
  if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos) {
    std::string_view rest = text.substr(scheme + 3);
    rest = rest.substr(0, rest.find_first_of("?#"));
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    std::string_view host = rest.substr(0, slash);
    if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
    return located(std::string(host), rest.substr(slash));
  }
  const std::size_t at = text.find('@');
  const std::size_t colon = text.find(':');
  if (at == std::string_view::npos || colon == std::string_view::npos || colon < at) return std::nullopt;
  return located(std::string(text.substr(at + 1, colon - at - 1)), text.substr(colon + 1));
}

/// Host and owner of a path are left out by most people.
std::optional<RepoUrl> shortened(const Layers& layers, std::string_view text) {
  if (text.find_first_of(" ?&=@:") != std::string_view::npos || text.empty()) return std::nullopt;
  const std::vector<std::string_view> parts = split(text, '/');
  const std::vector<std::string> owners = allowed(layers, "allowedOwners");
  if (parts.size() == 1) {
    if (owners.size() != 1) return std::nullopt;
    return located(usual_host(layers), owners.front() + "/" + std::string(text));
  }
  // A host has a dot, an owner at the usual hosts has none.
  const bool has_host = parts.size() >= 3 && parts[0].find('.') != std::string_view::npos;
  if (has_host) return located(std::string(parts[0]), text.substr(parts[0].size()));
  return located(usual_host(layers), text);
}

std::string missing_part(const RepoUrl& url) {
  if (url.host.empty()) return "host";
  if (url.repo.empty()) return "repository";
  if (is_azure(url.host)) {
    if (url.organization.empty()) return "organization";
    return url.project.empty() && url.owner.empty() ? "project" : "";
  }
  if (url.host == "bitbucket.org") {
    if (url.workspace.empty()) return "workspace";
    return url.project.empty() ? "project" : "";
  }
  return url.owner.empty() && url.project.empty() ? "owner" : "";
}

struct AllowedPart {
  std::string_view option, word;
  std::string RepoUrl::*part;
};
constexpr std::array<AllowedPart, 6> k_allowed_parts = {{
    {"allowedHosts", "host", &RepoUrl::host},
    {"allowedOwners", "owner", &RepoUrl::owner},
    {"allowedRepos", "repository", &RepoUrl::repo},
    {"allowedOrganizations", "organization", &RepoUrl::organization},
    {"allowedProjects", "project", &RepoUrl::project},
    {"allowedWorkspaces", "workspace", &RepoUrl::workspace},
}};

}  // namespace

std::optional<Value> default_repo_url(const Layers& layers) {
  const std::vector<std::string> owners = allowed(layers, "allowedOwners");
  const std::vector<std::string> repos = allowed(layers, "allowedRepos");
  if (owners.empty() || repos.empty()) return std::nullopt;
  const auto url = located(usual_host(layers), owners.front() + "/" + repos.front());
  return url ? std::optional<Value>(text_of(*url)) : std::nullopt;
}

void describe_repo_url(const Layers& layers, Question& question) {
  const std::vector<std::string> owners = allowed(layers, "allowedOwners");
  const std::vector<std::string> repos = allowed(layers, "allowedRepos");
  const std::string owner = owners.empty() ? "OWNER" : owners.front();
  const std::string repo = repos.empty() ? "REPOSITORY" : repos.front();
  if (question.placeholder.empty()) {
    const std::string host = usual_host(layers);
    question.placeholder = (host == "github.com" ? "" : host + "/") + owner + "/" + repo;
  }
  if (!question.fallback) question.fallback = default_repo_url(layers);
}

std::string completed_repo_url(const Layers& layers, std::string_view written) {
  const std::string_view text = trim(written);
  if (picked(text)) return std::string(text);
  std::optional<RepoUrl> url = addressed(text);
  if (!url) url = shortened(layers, text);
  return url ? text_of(*url) : std::string(text);
}

std::optional<AnswerFault> repo_url_fault(const Layers& layers, std::string_view text) {
  const std::optional<RepoUrl> url = picked(text);
  if (!url) {
    return AnswerFault{"", "names no repository; write OWNER/REPOSITORY or its address", {}};
  }
  const std::string missing = missing_part(*url);
  if (!missing.empty()) return AnswerFault{"", fmt::format("names no {}", missing), {}};
  for (const AllowedPart& rule : k_allowed_parts) {
    const std::vector<std::string> list = allowed(layers, rule.option);
    const std::string& part = (*url).*rule.part;
    if (list.empty() || part.empty() || std::find(list.begin(), list.end(), part) != list.end()) continue;
    std::optional<Value> proposal;
    if (list.size() == 1) {
      RepoUrl mended = *url;
      mended.*rule.part = list.front();
      proposal = Value(text_of(mended));
    }
    return AnswerFault{
        "", fmt::format("the {} must be {}, not {}", rule.word, join(list, " or "), shown(part)), proposal};
  }
  return std::nullopt;
}

std::string example_repo_url(const Layers& layers) {
  const auto first = [&](std::string_view option, std::string_view otherwise) {
    const std::vector<std::string> list = allowed(layers, option);
    return list.empty() ? std::string(otherwise) : list.front();
  };
  RepoUrl url;
  url.host = usual_host(layers);
  url.repo = first("allowedRepos", "example-app");
  if (is_azure(url.host)) {
    url.organization = first("allowedOrganizations", "acme");
    url.project = first("allowedProjects", "example");
  } else if (url.host == "bitbucket.org") {
    url.workspace = first("allowedWorkspaces", "acme");
    url.project = first("allowedProjects", "EXAMPLE");
  } else {
    url.owner = first("allowedOwners", "acme");
  }
  return text_of(url);
}

}  // namespace bs::scaffold
