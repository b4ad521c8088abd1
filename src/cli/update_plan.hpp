#pragma once
/// What an update of a generated project would do (templates.md §4), for each link of a repository: computed
/// whole, nothing written.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bs/git/repository.hpp"
#include "bs/scaffold/update.hpp"
#include "cli/template_answers.hpp"
#include "cli/template_sources.hpp"

namespace bs::cli {

/// What the command line says of an update.
struct UpdateRequest {
  std::optional<std::string> from;      ///< --from
  std::optional<std::string> revision;  ///< --rev
  bool work_tree = false;               ///< --worktree: the template's files on disk
  /// Answers what is asked only now; nullopt: cancelled. Empty: nobody can be asked.
  std::function<std::optional<data::Value>(const scaffold::TemplateSpec&, const scaffold::Form&,
                                           GivenAnswers)>
      ask;
};

struct PlannedUpdate {
  scaffold::FoundLink found;
  std::string component;  ///< what the project is called
  std::string has, latest;
  std::optional<scaffold::Drift> drift;
  std::optional<scaffold::UpdateResult> result;  ///< nullopt: see fault
  std::vector<std::string> unknown;  ///< files whose old version is out of reach: merged without a base
  std::string fault;                 ///< why nothing can be said
  bool cancelled = false;
  std::string template_name;
  bool is_current() const { return result && result->is_current() && has == latest; }
};

/// "clean, 6 files", "2 conflicts", "current", or the fault.
std::string update_text(const PlannedUpdate& plan);
/// "none", "1 managed file", "3 files".
std::string drift_text(const PlannedUpdate& plan);

class UpdatePlanner {
 public:
  UpdatePlanner(Context& context, UpdateRequest request);

  /// Of every link at or below `folder` in the commit, in the order of their paths. What concerns one link is
  /// its fault; Errors are of the repository: unreadable.
  std::vector<PlannedUpdate> plan(const git::Repository& repository, const git::Commit& head,
                                  const std::string& folder);

  /// What the template rendered when the project was made or last updated.
  scaffold::Base base(const git::Repository& repository, const scaffold::FoundLink& found);

 private:
  PlannedUpdate plan_one(const git::Repository& repository, const git::Commit& head,
                         scaffold::FoundLink found);
  data::Value answers_for(const scaffold::TemplateSpec& spec, const scaffold::Form& form,
                          const model::TemplateLink& link, PlannedUpdate& plan);
  FileTree rendered(const scaffold::TemplateSpec& spec, const scaffold::Form& form,
                    const data::Value& answers, const std::string& folder_name);
  std::optional<FileTree> rendered_before(const model::TemplateLink& link, const std::string& folder_name);

  Context& context_;
  UpdateRequest request_;
  TemplateSources sources_;
};

/// The name of what stands in a folder of a repository: the component of the stored catalog, else the
/// folder's.
std::string component_at(Context& context, const fs::path& repository, const std::string& folder);

}  // namespace bs::cli
