#pragma once
/// The table of actions.
#include "scaffold/actions.hpp"

namespace bs::scaffold {

// An action is an object of this name in a file of this folder, and a line here.
#define BS_ACTIONS(ACTION)                \
  /* files of the template */             \
  ACTION(fetch_template)                  \
  ACTION(fetch_template_file)             \
  ACTION(fetch_plain)                     \
  ACTION(fetch_plain_file)                \
  ACTION(fetch_cookiecutter)              \
  ACTION(workspace_template)              \
  ACTION(workspace_template_file)         \
  /* files of the result */               \
  ACTION(fs_rename)                       \
  ACTION(fs_delete)                       \
  ACTION(fs_readdir)                      \
  ACTION(fs_read)                         \
  ACTION(fs_write)                        \
  ACTION(utils_fs_write)                  \
  ACTION(utils_fs_append)                 \
  ACTION(utils_fs_parse)                  \
  ACTION(utils_fs_replace)                \
  ACTION(utils_merge)                     \
  ACTION(utils_json_merge)                \
  ACTION(utils_yaml_merge)                \
  ACTION(utils_serialize_json)            \
  ACTION(utils_serialize_yaml)            \
  /* the catalog */                       \
  ACTION(catalog_write)                   \
  ACTION(catalog_register)                \
  ACTION(catalog_fetch)                   \
  /* authors */                           \
  ACTION(debug_log)                       \
  ACTION(debug_wait)                      \
  ACTION(utils_sleep)                     \
  /* a first commit here */               \
  ACTION(publish_github)                  \
  ACTION(publish_gitlab)                  \
  ACTION(publish_bitbucket)               \
  ACTION(publish_bitbucket_cloud)         \
  ACTION(publish_bitbucket_server)        \
  ACTION(publish_azure)                   \
  ACTION(publish_gerrit)                  \
  ACTION(publish_gitea)                   \
  /* changes to repositories elsewhere */ \
  ACTION(github_pull_request)             \
  ACTION(gitlab_merge_request)            \
  ACTION(bitbucket_cloud_pull_request)    \
  ACTION(bitbucket_server_pull_request)   \
  ACTION(gerrit_review)                   \
  ACTION(azure_repo_clone)                \
  ACTION(azure_repo_push)                 \
  ACTION(azure_repo_pr)                   \
  ACTION(github_repo_create)              \
  ACTION(github_repo_push)                \
  ACTION(gitlab_repo_push)                \
  /* services */                          \
  ACTION(github_actions_dispatch)         \
  ACTION(github_autolinks_create)         \
  ACTION(github_branch_protection_create) \
  ACTION(github_deploy_key_create)        \
  ACTION(github_environment_create)       \
  ACTION(github_issues_create)            \
  ACTION(github_issues_label)             \
  ACTION(github_pages_enable)             \
  ACTION(github_webhook)                  \
  ACTION(gitlab_group_ensure_exists)      \
  ACTION(gitlab_issues_create)            \
  ACTION(gitlab_issue_edit)               \
  ACTION(gitlab_pipeline_trigger)         \
  ACTION(gitlab_project_access_token)     \
  ACTION(gitlab_project_deploy_token)     \
  ACTION(gitlab_project_variable)         \
  ACTION(gitlab_user_info)                \
  ACTION(bitbucket_pipelines_run)         \
  ACTION(azure_pipeline_create)           \
  ACTION(azure_pipeline_run)              \
  ACTION(http_backstage_request)          \
  ACTION(argocd_create_resources)         \
  ACTION(sonarqube_create_project)        \
  ACTION(sentry_project_create)           \
  ACTION(notification_send)               \
  /* files that only others can make */   \
  ACTION(fetch_rails)                     \
  ACTION(run_yeoman)                      \
  ACTION(quarkus_app_create)              \
  ACTION(quarkus_quickstart_clone)        \
  ACTION(confluence_to_markdown)          \
  ACTION(utils_zip)                       \
  ACTION(utils_jsonata)                   \
  ACTION(utils_jsonata_json_transform)    \
  ACTION(utils_jsonata_yaml_transform)

namespace actions {
#define BS_DECLARE(name) extern const Action name;
BS_ACTIONS(BS_DECLARE)
#undef BS_DECLARE
}  // namespace actions

}  // namespace bs::scaffold
