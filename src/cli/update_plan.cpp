#include "cli/update_plan.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/new_project.hpp"

namespace bs::cli {
namespace {

std::string version_had(const model::TemplateLink& link) {
  if (!link.ref.empty()) return link.ref;
  return link.commit.empty() ? "working tree" : link.commit.substr(0, 7);
}

/// Two versions that are called alike are one only where nothing else tells them apart.
std::string version_now(const scaffold::TemplateSpec& spec, const model::TemplateLink& link) {
  auto name = version_of(spec);
  const auto& origin = spec.files->origin();
  if (name == version_had(link) && origin.commit != link.commit && !origin.commit.empty())
    name += fmt::format(" ({})", origin.commit.substr(0, 7));
  return name;
}

std::string folder_name_of(const git::Repository& repository, const scaffold::FoundLink& found) {
  if (!found.folder.empty()) return std::string(base_name(found.folder));
  return repository.work_tree().value_or(repository.path()).filename().string();
}

}  // namespace

std::string component_at(Context& context, const fs::path& repository, const std::string& folder) {
  if (auto* store = context.stored_catalog()) {
    for (const auto& row : store->at_folder(repository.string(), folder)) {
      if (row.folder == folder && to_lower(row.kind) == "component") return row.name;
    }
  }
  return folder.empty() ? repository.filename().string() : std::string(base_name(folder));
}

std::string update_text(const PlannedUpdate& plan) {
  if (!plan.result) return plan.cancelled ? "cancelled" : plan.fault;
  if (const auto conflicts = plan.result->merge.conflicts.size(); conflicts > 0)
    return count_of(conflicts, "conflict", "conflicts");
  if (plan.is_current()) return "current";
  const auto files = plan.result->merge.changes.size();
  return files == 0 ? "clean, answers alone" : fmt::format("clean, {}", count_of(files, "file", "files"));
}

std::string drift_text(const PlannedUpdate& plan) {
  if (!plan.drift) return "?";
  if (plan.drift->managed > 0) return count_of(plan.drift->managed, "managed file", "managed files");
  return plan.drift->files.empty() ? "none" : count_of(plan.drift->files.size(), "file", "files");
}

UpdatePlanner::UpdatePlanner(Context& context, UpdateRequest request)
    : context_(context),
      request_(std::move(request)),
      sources_(context, {request_.revision, request_.work_tree}) {}

FileTree UpdatePlanner::rendered(const scaffold::TemplateSpec& spec, const scaffold::Form& form,
                                 const data::Value& answers, const std::string& folder_name) {
  auto result = scaffold::run_template(spec, run_options(context_, sources_, form, answers, folder_name));
  if (result.failure) throw *result.failure;
  scaffold::require_safe(result.files);
  return std::move(result.files);
}

std::optional<FileTree> UpdatePlanner::rendered_before(const model::TemplateLink& link,
                                                       const std::string& folder_name) {
  // Files of a folder without git have one version, the one of today.
  if (link.commit.empty() && link.ref.empty()) return std::nullopt;
  try {
    const auto spec = sources_.linked(link, link.commit.empty() ? link.ref : link.commit, request_.from);
    const auto form = scaffold::make_form(spec);
    return rendered(spec, *form, form->completed(link.parameters), folder_name);
  } catch (const Error&) {
    return std::nullopt;  // out of reach: the repository's own objects have to do
  }
}

data::Value UpdatePlanner::answers_for(const scaffold::TemplateSpec& spec, const scaffold::Form& form,
                                       const model::TemplateLink& link, PlannedUpdate& plan) {
  GivenAnswers given;
  given.values = link.parameters;
  for (const auto& member : link.parameters.as_object()) given.names.insert(member.key);
  const auto changed = given_answers(context_, form, given);
  if (!request_.ask) return whole_answers(form, changed.values);
  auto answers = request_.ask(spec, form, changed);
  if (!answers) {
    plan.cancelled = true;
    return {};
  }
  return *std::move(answers);
}

scaffold::Base UpdatePlanner::base(const git::Repository& repository, const scaffold::FoundLink& found) {
  auto base = scaffold::base_of(repository, *found.link, std::nullopt);
  if (base.unknown.empty()) return base;
  return scaffold::base_of(repository, *found.link,
                           rendered_before(*found.link, folder_name_of(repository, found)));
}

PlannedUpdate UpdatePlanner::plan_one(const git::Repository& repository, const git::Commit& head,
                                      scaffold::FoundLink found) {
  PlannedUpdate plan;
  plan.found = std::move(found);
  const auto root = repository.work_tree().value_or(repository.path());
  plan.component = component_at(context_, root, plan.found.folder);
  if (!plan.found.link) {
    plan.fault = plan.found.fault;
    return plan;
  }
  const auto& link = *plan.found.link;
  plan.template_name = link.template_name;
  plan.has = version_had(link);
  plan.drift = scaffold::drift_of(repository, head.tree, plan.found);
  try {
    const auto folder_name = folder_name_of(repository, plan.found);
    const auto spec = sources_.linked(link, "", request_.from);
    plan.latest = version_now(spec, link);
    const auto form = scaffold::make_form(spec, entity_choices(context_));
    const auto answers = answers_for(spec, *form, link, plan);
    if (plan.cancelled) return plan;
    const auto theirs = rendered(spec, *form, answers, folder_name);
    const auto base = this->base(repository, plan.found);
    plan.unknown = base.unknown;
    auto now = scaffold::make_link(spec, split_secrets(*form, answers).parameters, theirs, BS_VERSION);
    now.name = link.name;
    git::MergeLabels labels;
    labels.theirs = fmt::format("{} {}", link.template_name, version_of(spec));
    plan.result = scaffold::plan_update(repository, head, plan.found, base, theirs, now, labels);
  } catch (const Error& error) {
    plan.fault = error.message();
    for (const auto& further : error.diagnostics()) plan.fault += "; " + further.message;
    if (!error.hint().empty()) plan.fault += " (" + error.hint() + ")";
  }
  return plan;
}

std::vector<PlannedUpdate> UpdatePlanner::plan(const git::Repository& repository, const git::Commit& head,
                                               const std::string& folder) {
  std::vector<PlannedUpdate> plans;
  for (auto& found : scaffold::find_links(repository, head.tree)) {
    if (is_below(found.folder, folder)) plans.push_back(plan_one(repository, head, std::move(found)));
  }
  return plans;
}

}  // namespace bs::cli
