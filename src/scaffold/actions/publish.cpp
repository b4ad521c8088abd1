// A new repository on a code host: a first commit here, the rest a command line.
#include "scaffold/actions/table.hpp"
#include "scaffold/repo_address.hpp"
#include "scaffold/shell_line.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"repoUrl", InputType::text, true},
                                    {"description"},
                                    {"defaultBranch"},
                                    {"sourcePath"},
                                    {"repoVisibility"},
                                    {"allowedHosts", InputType::list},
                                    {"gitCommitMessage"},
                                    {"gitAuthorName"},
                                    {"gitAuthorEmail"},
                                    {"token"}};
constexpr std::string_view k_outputs[] = {"remoteUrl", "repoContentsUrl", "commitHash"};
constexpr std::string_view k_gitlab_outputs[] = {"remoteUrl", "repoContentsUrl", "projectId", "commitHash",
                                                 "created"};
constexpr std::string_view k_azure_outputs[] = {"remoteUrl", "repoContentsUrl", "repositoryId", "commitHash"};
/// Git's own id of nothing, until there is a commit.
constexpr std::string_view k_no_commit = "0000000000000000000000000000000000000000";

/// The addresses that the host gives a repository.
struct Addresses {
  std::string remote;
  std::string contents;
};

Publication publication_of(ActionCall& call, const RepoAddress& address) {
  Publication made;
  made.action = call.step.action;
  made.host = address.host;
  made.owner = address.owner;
  made.repository = address.repository;
  made.branch = call.text_or("defaultBranch", "main");
  made.message = call.text_or("gitCommitMessage", "initial commit");
  made.source_path = call.path("sourcePath");
  return made;
}

void publish(ActionCall& call, Publication made, const Addresses& addresses) {
  made.remote_url = addresses.remote;
  call.leave("needs the network");
  call.output.set("remoteUrl", addresses.remote);
  call.output.set("repoContentsUrl", addresses.contents);
  call.output.set("commitHash", k_no_commit);
  call.result.publications.push_back(std::move(made));
}

std::string folder_of(const ActionCall& call, const Publication& made) {
  return shell_word(project_folder(call, made.source_path));
}

void add_push(ActionCall& call, const Publication& made, std::string_view remote) {
  const std::string folder = folder_of(call, made);
  call.add_command(fmt::format("git -C {0} remote add origin {1} && git -C {0} push -u origin {2}", folder,
                               shell_word(remote), shell_word(made.branch)));
}

void github(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  const Publication made = publication_of(call, address);
  const std::string page = fmt::format("https://{}/{}", address.host, address.slug());
  publish(call, made, {page + ".git", fmt::format("{}/blob/{}", page, made.branch)});
  const std::string visibility = call.text_or("repoVisibility", "private");
  std::string line = address.host == "github.com" || address.host.empty()
                         ? "gh"
                         : fmt::format("GH_HOST={} gh", shell_word(address.host));
  line += fmt::format(" repo create {} --{}", shell_word(address.slug()),
                      visibility == "public" || visibility == "internal" ? visibility : "private");
  if (const std::string description = call.text_or("description", ""); !description.empty())
    line += fmt::format(" --description {}", shell_word(description));
  call.add_command(fmt::format("{} --source {} --push", line, folder_of(call, made)));
}

void gitlab(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  const Publication made = publication_of(call, address);
  const std::string page = fmt::format("https://{}/{}", address.host, address.slug());
  publish(call, made, {page + ".git", fmt::format("{}/-/blob/{}", page, made.branch)});
  call.output.set("projectId", "");
  call.output.set("created", true);
  const std::string visibility = call.text_or("repoVisibility", "private");
  const std::string host = address.host == "gitlab.com" || address.host.empty()
                               ? ""
                               : fmt::format("GITLAB_HOST={} ", shell_word(address.host));
  call.add_command(fmt::format("{}glab repo create {} --{}", host, shell_word(address.slug()),
                               visibility == "public" || visibility == "internal" ? visibility : "private"));
  add_push(call, made, page + ".git");
}

void bitbucket_cloud(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  const Publication made = publication_of(call, address);
  const std::string owner = address.workspace.empty() ? address.owner : address.workspace;
  const std::string page = fmt::format("https://{}/{}/{}", address.host, owner, address.repository);
  publish(call, made, {page + ".git", fmt::format("{}/src/{}", page, made.branch)});
  add_push(call, made, page + ".git");
}

void bitbucket_server(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  const Publication made = publication_of(call, address);
  const std::string owner = address.project.empty() ? address.owner : address.project;
  const std::string remote = fmt::format("https://{}/scm/{}/{}.git", address.host, owner, address.repository);
  publish(call, made,
          {remote,
           fmt::format("https://{}/projects/{}/repos/{}/browse", address.host, owner, address.repository)});
  add_push(call, made, remote);
}

/// The old action for both of Bitbucket's products.
void bitbucket(ActionCall& call) {
  const auto address = read_repo_address(call.text_or("repoUrl", ""));
  return address && address->host != "bitbucket.org" ? bitbucket_server(call) : bitbucket_cloud(call);
}

void azure(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  const Publication made = publication_of(call, address);
  const std::string project = address.project.empty() ? address.owner : address.project;
  const std::string remote = fmt::format("https://{}/{}/{}/_git/{}", address.host, address.organization,
                                         project, address.repository);
  publish(call, made, {remote, remote});
  call.output.set("repositoryId", "");
  call.add_command(fmt::format("az repos create --name {} --project {} --organization {}",
                               shell_word(address.repository), shell_word(project),
                               shell_word(fmt::format("https://{}/{}", address.host, address.organization))));
  add_push(call, made, remote);
}

void gerrit(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  const Publication made = publication_of(call, address);
  const std::string remote = fmt::format("https://{}/a/{}", address.host, address.repository);
  publish(
      call, made,
      {remote, fmt::format("https://{}/{}/+/refs/heads/{}", address.host, address.repository, made.branch)});
  call.add_command(fmt::format("ssh -p 29418 {} gerrit create-project {}", shell_word(address.host),
                               shell_word(address.repository)));
  add_push(call, made, remote);
}

void gitea(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  const Publication made = publication_of(call, address);
  const std::string page = fmt::format("https://{}/{}", address.host, address.slug());
  publish(call, made, {page + ".git", fmt::format("{}/src/branch/{}", page, made.branch)});
  call.add_command(fmt::format("tea repo create --owner {} --name {} --private", shell_word(address.owner),
                               shell_word(address.repository)));
  add_push(call, made, page + ".git");
}

constexpr Action action(std::string_view id, std::string_view summary,
                        std::span<const std::string_view> outputs, void (*run)(ActionCall&)) {
  Action made;
  made.id = id;
  made.summary = summary;
  made.inputs = k_inputs;
  made.outputs = outputs;
  made.place = ActionPlace::publishes;
  made.takes_others = true;  // each host has settings of its own
  made.run = run;
  return made;
}

}  // namespace

const Action publish_github =
    action("publish:github", "a new repository on GitHub; a first commit here", k_outputs, github);
const Action publish_gitlab =
    action("publish:gitlab", "a new project on GitLab; a first commit here", k_gitlab_outputs, gitlab);
const Action publish_bitbucket =
    action("publish:bitbucket", "a new repository on Bitbucket; a first commit here", k_outputs, bitbucket);
const Action publish_bitbucket_cloud =
    action("publish:bitbucketCloud", "a new repository on Bitbucket Cloud; a first commit here", k_outputs,
           bitbucket_cloud);
const Action publish_bitbucket_server =
    action("publish:bitbucketServer", "a new repository on Bitbucket Server; a first commit here", k_outputs,
           bitbucket_server);
const Action publish_azure =
    action("publish:azure", "a new repository on Azure DevOps; a first commit here", k_azure_outputs, azure);
const Action publish_gerrit =
    action("publish:gerrit", "a new project on Gerrit; a first commit here", k_outputs, gerrit);
const Action publish_gitea =
    action("publish:gitea", "a new repository on Gitea; a first commit here", k_outputs, gitea);

}  // namespace bs::scaffold::actions
