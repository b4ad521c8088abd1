// What GitLab's API does.
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_group[] = {
    {"repoUrl", InputType::text, true}, {"path", InputType::list, true}, {"token"}};
constexpr std::string_view k_group_outputs[] = {"groupId"};
constexpr ActionInput k_project[] = {{"repoUrl", InputType::text, true}, {"token"}};
constexpr std::string_view k_issue_outputs[] = {"issueUrl", "issueId", "issueIid"};
constexpr std::string_view k_edit_outputs[] = {"issueUrl", "projectId", "issueId",  "issueIid",
                                               "state",    "title",     "updatedAt"};
constexpr std::string_view k_pipeline_outputs[] = {"pipelineUrl"};
constexpr std::string_view k_access_token_outputs[] = {"access_token"};
constexpr std::string_view k_deploy_token_outputs[] = {"deploy_token", "user"};
constexpr std::string_view k_user_outputs[] = {"id", "username", "name", "state", "webUrl", "email"};

}  // namespace

const Action gitlab_group_ensure_exists = {.id = "gitlab:group:ensureExists",
                                           .summary = "makes a group of GitLab where it is missing",
                                           .inputs = k_group,
                                           .outputs = k_group_outputs,
                                           .place = ActionPlace::network};
const Action gitlab_issues_create = {.id = "gitlab:issues:create",
                                     .summary = "opens an issue of GitLab",
                                     .inputs = k_project,
                                     .outputs = k_issue_outputs,
                                     .place = ActionPlace::network,
                                     .takes_others = true};
const Action gitlab_issue_edit = {.id = "gitlab:issue:edit",
                                  .summary = "edits an issue of GitLab",
                                  .inputs = k_project,
                                  .outputs = k_edit_outputs,
                                  .place = ActionPlace::network,
                                  .takes_others = true};
const Action gitlab_pipeline_trigger = {.id = "gitlab:pipeline:trigger",
                                        .summary = "starts a pipeline of GitLab",
                                        .inputs = k_project,
                                        .outputs = k_pipeline_outputs,
                                        .place = ActionPlace::network,
                                        .takes_others = true};
const Action gitlab_project_access_token = {.id = "gitlab:projectAccessToken:create",
                                            .summary = "makes an access token of a GitLab project",
                                            .inputs = k_project,
                                            .outputs = k_access_token_outputs,
                                            .place = ActionPlace::network,
                                            .takes_others = true};
const Action gitlab_project_deploy_token = {.id = "gitlab:projectDeployToken:create",
                                            .summary = "makes a deploy token of a GitLab project",
                                            .inputs = k_project,
                                            .outputs = k_deploy_token_outputs,
                                            .place = ActionPlace::network,
                                            .takes_others = true};
const Action gitlab_project_variable = {.id = "gitlab:projectVariable:create",
                                        .summary = "sets a variable of a GitLab project",
                                        .inputs = k_project,
                                        .outputs = {},
                                        .place = ActionPlace::network,
                                        .takes_others = true};
const Action gitlab_user_info = {.id = "gitlab:user:info",
                                 .summary = "asks GitLab who a user is",
                                 .inputs = {},
                                 .outputs = k_user_outputs,
                                 .place = ActionPlace::network,
                                 .takes_others = true};

}  // namespace bs::scaffold::actions
