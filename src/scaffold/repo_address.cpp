#include "scaffold/repo_address.hpp"

namespace bs::scaffold {

std::string RepoAddress::slug() const {
  return owner.empty() ? repository : fmt::format("{}/{}", owner, repository);
}

std::optional<RepoAddress> read_repo_address(std::string_view repo_url) {
  try {
    const Context context(data::Object{{"url", repo_url, {}}});
    const auto read = evaluate("${{ url | parseRepoUrl }}", "", {}, context);
    if (!read || read->string_or("repo").empty()) return std::nullopt;
    RepoAddress address;
    address.host = read->string_or("host");
    address.repository = read->string_or("repo");
    address.organization = read->string_or("organization");
    address.project = read->string_or("project");
    address.workspace = read->string_or("workspace");
    address.owner = read->string_or("owner");
    if (address.owner.empty()) address.owner = address.project.empty() ? address.workspace : address.project;
    return address;
  } catch (const Error&) {
    return std::nullopt;
  }
}

RepoAddress repo_address(ActionCall& call) {
  const std::string written = call.text_or("repoUrl", "");
  if (auto address = read_repo_address(written)) return *address;
  call.note(
      fmt::format("{}: \"{}\" names no repository (HOST?owner=OWNER&repo=REPO)", call.step.id, written));
  return {};
}

std::string project_folder(const ActionCall& call, std::string_view below) {
  std::string folder = call.options.folder_name.empty() ? "." : call.options.folder_name;
  if (!below.empty()) folder = fmt::format("{}/{}", folder, below);
  return folder.starts_with('-') ? fmt::format("./{}", folder) : folder;
}

}  // namespace bs::scaffold
