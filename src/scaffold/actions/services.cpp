// Services beside the code hosts.
#include "scaffold/actions/elsewhere.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_bitbucket[] = {{"repo_slug", InputType::text, true},
                                       {"workspace", InputType::text, true},
                                       {"body", InputType::object},
                                       {"token"}};
constexpr std::string_view k_bitbucket_outputs[] = {"buildNumber", "repoUrl", "repoContentsUrl",
                                                    "pipelinesUrl"};
constexpr std::string_view k_azure_outputs[] = {"pipelineUrl", "pipelineId", "pipelineRunUrl",
                                                "pipelineRunStatus", "pipelineOutput"};
constexpr ActionInput k_request[] = {{"path", InputType::text, true},
                                     {"method", InputType::text, true},
                                     {"headers", InputType::object},
                                     {"params", InputType::object},
                                     {"body", InputType::any},
                                     {"logRequestPath", InputType::boolean},
                                     {"continueOnBadResponse", InputType::boolean}};
constexpr std::string_view k_request_outputs[] = {"code", "headers", "body"};
constexpr ActionInput k_argocd[] = {{"appName", InputType::text, true},
                                    {"argoInstance", InputType::text, true},
                                    {"namespace", InputType::text, true},
                                    {"repoUrl", InputType::text, true},
                                    {"path", InputType::text, true},
                                    {"labelValue"},
                                    {"projectName"}};
constexpr std::string_view k_argocd_outputs[] = {"applicationUrl"};
constexpr ActionInput k_sonarqube[] = {{"baseUrl", InputType::text, true},
                                       {"name", InputType::text, true},
                                       {"key", InputType::text, true},
                                       {"token"},
                                       {"username"},
                                       {"password"},
                                       {"branch"},
                                       {"visibility"}};
constexpr std::string_view k_sonarqube_outputs[] = {"projectUrl"};
constexpr ActionInput k_sentry[] = {{"organizationSlug", InputType::text, true},
                                    {"teamSlug", InputType::text, true},
                                    {"name", InputType::text, true},
                                    {"slug"},
                                    {"platform"},
                                    {"authToken"}};
constexpr std::string_view k_sentry_outputs[] = {"id", "result"};
constexpr ActionInput k_notification[] = {{"recipients", InputType::text, true},
                                          {"entityRefs", InputType::list},
                                          {"title", InputType::text, true},
                                          {"info"},
                                          {"link"},
                                          {"severity"},
                                          {"scope"},
                                          {"optional", InputType::boolean}};

}  // namespace

const Action bitbucket_pipelines_run = {.id = "bitbucket:pipelines:run",
                                        .summary = "starts a pipeline of Bitbucket",
                                        .inputs = k_bitbucket,
                                        .outputs = k_bitbucket_outputs,
                                        .place = ActionPlace::network};
const Action azure_pipeline_create = {.id = "azure:pipeline:create",
                                      .summary = "makes a pipeline of Azure DevOps",
                                      .inputs = {},
                                      .outputs = k_azure_outputs,
                                      .place = ActionPlace::network,
                                      .takes_others = true};
const Action azure_pipeline_run = {.id = "azure:pipeline:run",
                                   .summary = "starts a pipeline of Azure DevOps",
                                   .inputs = {},
                                   .outputs = k_azure_outputs,
                                   .place = ActionPlace::network,
                                   .takes_others = true};
const Action http_backstage_request = {.id = "http:backstage:request",
                                       .summary = "a request to Backstage's backend",
                                       .inputs = k_request,
                                       .outputs = k_request_outputs,
                                       .place = ActionPlace::network,
                                       .run = request_backstage};
const Action argocd_create_resources = {.id = "argocd:create-resources",
                                        .summary = "makes an application of Argo CD",
                                        .inputs = k_argocd,
                                        .outputs = k_argocd_outputs,
                                        .place = ActionPlace::network,
                                        .run = create_argocd_application};
const Action sonarqube_create_project = {.id = "sonarqube:create-project",
                                         .summary = "makes a project of SonarQube",
                                         .inputs = k_sonarqube,
                                         .outputs = k_sonarqube_outputs,
                                         .place = ActionPlace::network};
const Action sentry_project_create = {.id = "sentry:project:create",
                                      .summary = "makes a project of Sentry",
                                      .inputs = k_sentry,
                                      .outputs = k_sentry_outputs,
                                      .place = ActionPlace::network};
const Action notification_send = {.id = "notification:send",
                                  .summary = "sends a notification of Backstage",
                                  .inputs = k_notification,
                                  .outputs = {},
                                  .place = ActionPlace::network};

}  // namespace bs::scaffold::actions
