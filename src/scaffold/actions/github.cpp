// What GitHub's API does: told with the line of GitHub's own tool.
#include "scaffold/actions/elsewhere.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_dispatch[] = {{"repoUrl", InputType::text, true},
                                      {"workflowId", InputType::text, true},
                                      {"branchOrTagName", InputType::text, true},
                                      {"workflowInputs", InputType::object},
                                      {"returnWorkflowRunDetails", InputType::boolean},
                                      {"token"}};
constexpr std::string_view k_dispatch_outputs[] = {"workflowRunId", "workflowRunUrl", "workflowRunHtmlUrl"};
constexpr ActionInput k_autolinks[] = {{"repoUrl", InputType::text, true},
                                       {"keyPrefix", InputType::text, true},
                                       {"urlTemplate", InputType::text, true},
                                       {"isAlphanumeric", InputType::boolean},
                                       {"token"}};
constexpr ActionInput k_repository[] = {{"repoUrl", InputType::text, true}, {"token"}};
constexpr ActionInput k_deploy_key[] = {{"repoUrl", InputType::text, true},
                                        {"publicKey", InputType::text, true},
                                        {"privateKey", InputType::text, true},
                                        {"deployKeyName", InputType::text, true},
                                        {"privateKeySecretName"},
                                        {"token"}};
constexpr std::string_view k_deploy_key_outputs[] = {"privateKeySecretName"};
constexpr ActionInput k_environment[] = {{"repoUrl", InputType::text, true},
                                         {"name", InputType::text, true},
                                         {"deploymentBranchPolicy", InputType::object},
                                         {"customBranchPolicyNames", InputType::list},
                                         {"customTagPolicyNames", InputType::list},
                                         {"environmentVariables", InputType::object},
                                         {"secrets", InputType::object},
                                         {"waitTimer", InputType::number},
                                         {"preventSelfReview", InputType::boolean},
                                         {"reviewers", InputType::list},
                                         {"token"}};
constexpr ActionInput k_issue[] = {{"repoUrl", InputType::text, true},
                                   {"title", InputType::text, true},
                                   {"body"},
                                   {"assignees", InputType::list},
                                   {"labels", InputType::list},
                                   {"milestone", InputType::any},
                                   {"token"}};
constexpr std::string_view k_issue_outputs[] = {"issueUrl", "issueNumber"};
constexpr ActionInput k_label[] = {{"repoUrl", InputType::text, true},
                                   {"number", InputType::number, true},
                                   {"labels", InputType::list, true},
                                   {"token"}};
constexpr ActionInput k_pages[] = {
    {"repoUrl", InputType::text, true}, {"buildType"}, {"sourceBranch"}, {"sourcePath"}, {"token"}};
constexpr ActionInput k_webhook[] = {{"repoUrl", InputType::text, true},
                                     {"webhookUrl", InputType::text, true},
                                     {"webhookSecret"},
                                     {"events", InputType::list},
                                     {"active", InputType::boolean},
                                     {"contentType"},
                                     {"insecureSsl", InputType::boolean},
                                     {"token"}};

}  // namespace

const Action github_actions_dispatch = {.id = "github:actions:dispatch",
                                        .summary = "starts a workflow of GitHub Actions",
                                        .inputs = k_dispatch,
                                        .outputs = k_dispatch_outputs,
                                        .place = ActionPlace::network,
                                        .run = dispatch_github_workflow};
const Action github_autolinks_create = {.id = "github:autolinks:create",
                                        .summary = "adds an autolink reference to a repository",
                                        .inputs = k_autolinks,
                                        .outputs = {},
                                        .place = ActionPlace::network};
const Action github_branch_protection_create = {.id = "github:branch-protection:create",
                                                .summary = "protects a branch",
                                                .inputs = k_repository,
                                                .outputs = {},
                                                .place = ActionPlace::network,
                                                .takes_others = true};
const Action github_deploy_key_create = {.id = "github:deployKey:create",
                                         .summary = "adds a deploy key to a repository",
                                         .inputs = k_deploy_key,
                                         .outputs = k_deploy_key_outputs,
                                         .place = ActionPlace::network};
const Action github_environment_create = {.id = "github:environment:create",
                                          .summary = "makes an environment for deployments",
                                          .inputs = k_environment,
                                          .outputs = {},
                                          .place = ActionPlace::network};
const Action github_issues_create = {.id = "github:issues:create",
                                     .summary = "opens an issue",
                                     .inputs = k_issue,
                                     .outputs = k_issue_outputs,
                                     .place = ActionPlace::network,
                                     .run = create_github_issue};
const Action github_issues_label = {.id = "github:issues:label",
                                    .summary = "labels an issue or a pull request",
                                    .inputs = k_label,
                                    .outputs = {},
                                    .place = ActionPlace::network,
                                    .run = label_github_issue};
const Action github_pages_enable = {.id = "github:pages:enable",
                                    .summary = "turns GitHub Pages on",
                                    .inputs = k_pages,
                                    .outputs = {},
                                    .place = ActionPlace::network};
const Action github_webhook = {.id = "github:webhook",
                               .summary = "adds a webhook to a repository",
                               .inputs = k_webhook,
                               .outputs = {},
                               .place = ActionPlace::network};

}  // namespace bs::scaffold::actions
