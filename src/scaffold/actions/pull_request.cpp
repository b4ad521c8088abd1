// Changes to repositories that are there already: a branch, a push, a pull request.
#include "scaffold/actions/table.hpp"
#include "scaffold/repo_address.hpp"
#include "scaffold/shell_line.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_request[] = {{"repoUrl", InputType::text, true},
                                     {"title", InputType::text, true},
                                     {"description"},
                                     {"branchName"},
                                     {"targetBranchName"},
                                     {"sourcePath"},
                                     {"targetPath"},
                                     {"token"}};
constexpr ActionInput k_repository[] = {{"repoUrl", InputType::text, true}, {"token"}};
constexpr std::string_view k_github_outputs[] = {"targetBranchName", "remoteUrl", "pullRequestNumber"};
constexpr std::string_view k_gitlab_outputs[] = {"targetBranchName", "projectid", "projectPath",
                                                 "mergeRequestUrl"};
constexpr std::string_view k_bitbucket_outputs[] = {"pullRequestUrl"};
constexpr std::string_view k_gerrit_outputs[] = {"reviewUrl", "repoContentsUrl"};
constexpr std::string_view k_clone_outputs[] = {"cloneFullPath"};
constexpr std::string_view k_azure_outputs[] = {"pullRequestId", "pullRequestUrl"};
constexpr std::string_view k_create_outputs[] = {"remoteUrl", "repoContentsUrl", "commitHash"};
constexpr std::string_view k_push_outputs[] = {"remoteUrl", "repoContentsUrl", "commitHash", "projectid",
                                               "projectPath"};

std::string web_address(const RepoAddress& address) {
  return fmt::format("https://{}/{}.git", address.host, address.slug());
}

/// A clone beside the project, its files put into it, a branch with a commit that is pushed.
void add_branch(ActionCall& call, const RepoAddress& address, std::string_view branch) {
  const std::string clone =
      shell_word(address.repository.empty() ? "repository" : address.repository + ".clone");
  const std::string target = call.text_or("targetPath", ".");
  const std::string source = project_folder(call, call.text_or("sourcePath", ""));
  call.add_command(fmt::format("git clone -- {} {}", shell_word(web_address(address)), clone));
  call.add_command(fmt::format("git -C {} switch -c {}", clone, shell_word(branch)));
  call.add_command(
      fmt::format("cp -R {} {}", shell_word(source + "/."),
                  target == "." || target.empty() ? clone : fmt::format("{}/{}", clone, shell_word(target))));
  const std::string title = call.text_or("title", "bs");
  call.add_command(
      fmt::format("git -C {0} add -A && git -C {0} commit -m {1} && git -C {0} push -u origin {2}", clone,
                  shell_word(title), shell_word(branch)));
}

void github(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  const std::string branch = call.text_or("branchName", "bs-new");
  const std::string target = call.text_or("targetBranchName", "main");
  call.leave("needs the network");
  add_branch(call, address, branch);
  call.add_command(fmt::format("gh pr create --repo {} --head {} --base {} --title {} --body {}",
                               shell_word(address.slug()), shell_word(branch), shell_word(target),
                               shell_word(call.text_or("title", "")),
                               shell_word(call.text_or("description", ""))));
  call.output.set("targetBranchName", target);
  call.output.set("remoteUrl", fmt::format("https://{}/{}/pulls", address.host, address.slug()));
  call.output.set("pullRequestNumber", 0);
}

void gitlab(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  const std::string branch = call.text_or("branchName", "bs-new");
  const std::string target = call.text_or("targetBranchName", "main");
  call.leave("needs the network");
  add_branch(call, address, branch);
  call.add_command(fmt::format(
      "glab mr create --repo {} --source-branch {} --target-branch {} --title {} --description {}",
      shell_word(address.slug()), shell_word(branch), shell_word(target),
      shell_word(call.text_or("title", "")), shell_word(call.text_or("description", ""))));
  call.output.set("targetBranchName", target);
  call.output.set("projectPath", address.slug());
  call.output.set("mergeRequestUrl",
                  fmt::format("https://{}/{}/-/merge_requests", address.host, address.slug()));
}

void push_branch(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  call.leave("needs the network");
  add_branch(call, address, call.text_or("branchName", "bs-new"));
}

/// The files of the result become a repository that an earlier step made.
void push_project(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  const std::string folder = shell_word(project_folder(call, call.text_or("sourcePath", "")));
  const std::string branch = call.text_or("defaultBranch", call.text_or("branchName", "main"));
  call.leave("needs the network");
  call.add_command(fmt::format("git -C {0} push {1} HEAD:{2}", folder, shell_word(web_address(address)),
                               shell_word(branch)));
  call.output.set("remoteUrl", web_address(address));
}

void create_repository(ActionCall& call) {
  const RepoAddress address = repo_address(call);
  call.leave("needs the network");
  call.add_command(fmt::format("gh repo create {} --private", shell_word(address.slug())));
  call.output.set("remoteUrl", web_address(address));
  call.output.set("repoContentsUrl", fmt::format("https://{}/{}/blob/{}", address.host, address.slug(),
                                                 call.text_or("defaultBranch", "main")));
}

void clone(ActionCall& call) {
  call.leave("needs the network");
  const std::string branch = call.text_or("branch", "");
  call.add_command(fmt::format("git clone{} -- {}",
                               branch.empty() ? "" : fmt::format(" --branch {}", shell_word(branch)),
                               shell_word(call.text_or("remoteUrl", ""))));
}

void azure_push(ActionCall& call) {
  call.leave("needs the network");
  const std::string folder = shell_word(project_folder(call, call.text_or("sourcePath", "")));
  call.add_command(
      fmt::format("git -C {} push -u origin HEAD:{}", folder, shell_word(call.text_or("branch", "main"))));
}

void azure_pull_request(ActionCall& call) {
  call.leave("needs the network");
  call.add_command(
      fmt::format("az repos pr create --repository {} --source-branch {} --target-branch {} --title {}",
                  shell_word(call.text_or("repoId", "")), shell_word(call.text_or("sourceBranch", "")),
                  shell_word(call.text_or("targetBranch", "main")), shell_word(call.text_or("title", ""))));
}

constexpr Action action(std::string_view id, std::string_view summary, std::span<const ActionInput> inputs,
                        std::span<const std::string_view> outputs, void (*run)(ActionCall&),
                        bool makes_files = false) {
  Action made;
  made.id = id;
  made.summary = summary;
  made.inputs = inputs;
  made.outputs = outputs;
  made.place = ActionPlace::network;
  made.makes_files = makes_files;
  made.takes_others = true;
  made.run = run;
  return made;
}

}  // namespace

const Action github_pull_request =
    action("publish:github:pull-request", "a pull request on GitHub", k_request, k_github_outputs, github);
const Action gitlab_merge_request =
    action("publish:gitlab:merge-request", "a merge request on GitLab", k_request, k_gitlab_outputs, gitlab);
const Action bitbucket_cloud_pull_request =
    action("publish:bitbucketCloud:pull-request", "a pull request on Bitbucket Cloud", k_request,
           k_bitbucket_outputs, push_branch);
const Action bitbucket_server_pull_request =
    action("publish:bitbucketServer:pull-request", "a pull request on Bitbucket Server", k_request,
           k_bitbucket_outputs, push_branch);
const Action gerrit_review = action("publish:gerrit:review", "a change for review on Gerrit", k_repository,
                                    k_gerrit_outputs, push_branch);
const Action azure_repo_clone =
    action("azure:repo:clone", "a clone from Azure DevOps", {}, k_clone_outputs, clone, true);
const Action azure_repo_push = action("azure:repo:push", "a push to Azure DevOps", {}, {}, azure_push);
const Action azure_repo_pr =
    action("azure:repo:pr", "a pull request on Azure DevOps", {}, k_azure_outputs, azure_pull_request);
const Action github_repo_create = action("github:repo:create", "an empty repository on GitHub", k_repository,
                                         k_create_outputs, create_repository);
const Action github_repo_push = action("github:repo:push", "a push to a repository on GitHub", k_repository,
                                       k_create_outputs, push_project);
const Action gitlab_repo_push =
    action("gitlab:repo:push", "a commit on a branch of GitLab", k_repository, k_push_outputs, push_branch);

}  // namespace bs::scaffold::actions
