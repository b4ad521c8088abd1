#pragma once
/// A project that a template and its answers make: run in memory, checked, then written (templates.md §3,
/// §7).
#include <optional>
#include <string>
#include <vector>

#include "bs/git/repository.hpp"
#include "bs/model/template_link.hpp"
#include "bs/scaffold/form.hpp"
#include "bs/scaffold/run.hpp"
#include "bs/scaffold/write.hpp"
#include "cli/project_check.hpp"
#include "cli/template_sources.hpp"

namespace bs::cli {

struct NewProject {
  scaffold::RunResult result;
  FileTree files;  ///< with the link to the template
  model::TemplateLink link;
  fs::path folder;                 ///< absolute
  std::optional<fs::path> inside;  ///< the work tree it goes into, which makes no repository of its own
  std::string place;               ///< its folder in that work tree
  std::uint64_t bytes = 0;
};

/// What running a template needs beyond its answers: the user, the catalog, clones.
scaffold::RunOptions run_options(Context& context, TemplateSources& sources, const scaffold::Form& form,
                                 const data::Value& answers, const std::string& folder_name);

/// Runs the template. `folder` as the user typed it; without it the answers name it. Errors: the failure of a
/// step (config), usage (no folder is known).
NewProject make_project(Context& context, TemplateSources& sources, const scaffold::TemplateSpec& spec,
                        const scaffold::Form& form, const data::Value& answers,
                        const std::optional<std::string>& folder);

/// By the policy of the workspace; where the project goes into a work tree, together with what lies there.
ProjectVerdict check_project(Context& context, const NewProject& project);

struct WrittenProject {
  scaffold::Written written;
  std::optional<git::Commit> commit;
  std::string branch;
  std::string no_commit;  ///< why there is none
};

/// Writes, and makes the first commit unless the project goes into a work tree, or `commits` is false. All or
/// nothing.
WrittenProject write_project(Context& context, const NewProject& project, bool force, bool commits);

}  // namespace bs::cli
