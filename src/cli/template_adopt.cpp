#include <algorithm>

#include "bs/ask/ask.hpp"
#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/git/merge.hpp"
#include "bs/match/semver.hpp"
#include "bs/report/table.hpp"
#include "bs/scaffold/write.hpp"
#include "cli/commands.hpp"
#include "cli/new_project.hpp"
#include "cli/template_dialogue.hpp"
#include "cli/update.hpp"

namespace bs::cli {
namespace {

/// At most this many versions are rendered to find the nearest, newest first.
constexpr std::size_t k_most_versions = 200;

constexpr Option k_options[] = {
    k_set,
    k_values,
    k_preset,
    {"--rev", "REV", "the version it was made from, instead of the nearest one"},
    {"-y,--yes", "", "write the link without asking"},
    {"--dry-run", "", "show what was found, and write nothing"},
    {"--force", "", "in place of a link that is there"},
};

struct Candidate {
  scaffold::TemplateSpec spec;
  data::Value answers;
  FileTree files;
  double likeness = 0;
  scaffold::Inferred inferred;
};

void render(Context& context, TemplateSources& sources, Candidate& candidate, const scaffold::Form& form,
            const FileTree& project, const std::string& folder_name) {
  auto result = scaffold::run_template(candidate.spec,
                                       run_options(context, sources, form, candidate.answers, folder_name));
  if (result.failure) throw *result.failure;
  candidate.files = std::move(result.files);
  candidate.likeness = scaffold::likeness(candidate.files, project);
}

Candidate rendered(Context& context, TemplateSources& sources, scaffold::TemplateSpec spec,
                   const FileTree& project, const std::string& folder_name) {
  Candidate candidate;
  candidate.spec = std::move(spec);
  const auto form = scaffold::make_form(candidate.spec);
  candidate.inferred = scaffold::infer_answers(candidate.spec, *form, project);
  GivenAnswers before;
  before.values = candidate.inferred.answers;
  for (const auto& member : before.values.as_object()) before.names.insert(member.key);
  const auto given = given_answers(context, *form, before);
  candidate.answers = form->completed(given.values);
  render(context, sources, candidate, *form, project, folder_name);
  return candidate;
}

/// What nothing shows and no default fills is asked where somebody sits there. False: cancelled.
bool ask_missing(Context& context, Candidate& candidate, const scaffold::Form& form, const FileTree& project,
                 const std::string& folder_name) {
  const auto faults = form.faults(candidate.answers);
  if (faults.empty() || context.args().flag("--yes") || !can_ask(context)) return true;
  context.output().release();
  GivenAnswers given;
  given.values = candidate.answers;
  for (const auto& member : given.values.as_object()) given.names.insert(member.key);
  for (const auto& fault : faults) given.names.erase(fault.name);
  ask::Asker asker(0, 2, context.terminal());
  Dialogue dialogue(context, asker, form, std::move(given));
  if (!dialogue.ask_rest()) return false;
  candidate.answers = form.completed(dialogue.answers());
  TemplateSources sources(context, {});
  render(context, sources, candidate, form, project, folder_name);
  return true;
}

/// The version tags of the template's repository, newest first.
std::vector<std::string> versions(TemplateSources& sources, const scaffold::TemplateSpec& newest) {
  const auto& origin = newest.files->origin();
  if (origin.commit.empty()) return {};
  std::vector<std::string> tags;
  try {
    tags = sources.tags_of(origin);
  } catch (const Error&) {
    return {};
  }
  std::vector<std::string> out;
  while (out.size() < k_most_versions) {
    const auto tag = newest_tag(tags, newest.name);
    if (!tag) break;
    out.push_back(*tag);
    std::erase(tags, *tag);
  }
  return out;
}

/// A commit is better known by the version that it was.
std::optional<std::string> tag_at(TemplateSources& sources, const scaffold::TemplateSpec& spec,
                                  const std::vector<std::string>& tags, const std::string& commit) {
  for (const auto& tag : tags) {
    if (sources.commit_of(spec.files->origin(), tag) == commit) return tag;
  }
  return std::nullopt;
}

Candidate nearest_version(Context& context, const std::string& word, const FileTree& project,
                          const std::string& folder_name) {
  const auto asked = context.args().value("--rev");
  TemplateSources sources(context, {asked, false});
  auto best = rendered(context, sources, sources.named(word), project, folder_name);
  if (asked) return best;
  const auto tags = versions(sources, best.spec);
  if (best.inferred.commit) {
    try {
      const auto tag = tag_at(sources, best.spec, tags, *best.inferred.commit);
      TemplateSources at(context, {tag ? tag : best.inferred.commit, false});
      return rendered(context, at, at.named(word), project, folder_name);
    } catch (const Error&) {
      context.output().note(
          fmt::format("the commit {} that the project names is not in the template's repository",
                      shown(*best.inferred.commit)));
    }
  }
  for (const auto& tag : tags) {
    if (tag == best.spec.files->origin().ref) continue;
    try {
      TemplateSources at(context, {tag, false});
      auto candidate = rendered(context, at, at.named(word), project, folder_name);
      if (candidate.likeness > best.likeness) best = std::move(candidate);
    } catch (const Error&) {
      continue;  // the template was not there yet, or does not take these answers
    }
  }
  return best;
}

std::string text_of(const Candidate& candidate, const Terminal& terminal) {
  auto out = fmt::format("{} {}   {:.0f} % of its text is in the project\n\n", shown(candidate.spec.name),
                         shown(version_of(candidate.spec)), candidate.likeness * 100);
  report::Table table;
  table.columns = {{"ANSWER"}, {"VALUE", report::Align::left, 10, 0, true}, {"FROM"}};
  for (const auto& member : candidate.answers.as_object()) {
    const auto& guessed = candidate.inferred.guessed;
    const bool is_guess = std::find(guessed.begin(), guessed.end(), member.key) != guessed.end();
    const auto value = member.value.is_string() ? member.value.as_string() : data::to_json(member.value);
    const bool was_found = candidate.inferred.answers.find(member.key) != nullptr && !is_guess;
    table.rows.push_back({member.key, value, was_found ? candidate.inferred.from : "default"});
  }
  return out + report::render(table, terminal);
}

bool agreed(Context& context) {
  if (context.args().flag("--yes")) return true;
  if (!can_ask(context)) {
    throw Error(ErrorKind::usage, "nothing was written: this is no terminal, and --yes was not given");
  }
  context.output().release();
  ask::Asker asker(0, 2, context.terminal());
  return asker.key("Write the link?  [y]es  [n]o", "yn") == 'y';
}

int run(Context& context) {
  const auto& words = context.args().words();
  const auto target = update_target(context, words.at(1));
  const auto head = target.repository->resolve("HEAD");
  const auto project = git::read_tree(*target.repository, head.tree, target.folder);
  const auto folder_name = (target.root / target.folder).lexically_normal().filename().string();
  auto best = nearest_version(context, words.at(0), project, folder_name);
  const auto form = scaffold::make_form(best.spec);
  context.output().out(text_of(best, context.terminal()));
  if (!ask_missing(context, best, *form, project, folder_name)) {
    context.output().plain("nothing was written");
    return 1;
  }
  best.answers = whole_answers(*form, best.answers);
  const auto link =
      scaffold::make_link(best.spec, split_secrets(*form, best.answers).parameters, best.files, BS_VERSION);
  const auto path = fmt::format("{}/{}.yaml", model::k_link_folder, link.name);
  if (project.contains(path) && !context.args().flag("--force")) {
    throw Error(ErrorKind::usage, fmt::format("{} is there already", shown(join_path(target.folder, path))))
        .hint("--force writes another in its place");
  }
  if (context.args().flag("--dry-run")) {
    context.output().plain("nothing was written");
    return 0;
  }
  if (!agreed(context)) {
    context.output().plain("nothing was written");
    return 1;
  }
  git::Merge change;
  change.files[path] = {model::to_text(link), FileMode::regular};
  scaffold::write_update(change, target.root / target.folder);
  context.output().note(fmt::format("wrote {}", shown(join_path(target.folder, path))));
  context.output().hint(
      fmt::format("next   git add {0} && git commit, then bs update", shown(join_path(target.folder, path))));
  return 0;
}

}  // namespace

const Command k_template_adopt{
    "template adopt",
    "Link a project that was made long ago to its template",
    {"TEMPLATE DIR", 2, 2},
    "bs template adopt legacy-svc old-admin     answers are read off the project, and shown\n"
    "bs template adopt ~/templates/py . --rev v1.4 --set name=billing",
    "Answers come from .cruft.json or .copier-answers.yml where they are, else from matching the template's "
    "text against the project's files; --set "
    "overrides. The version is the one that the project names, else the tag whose result is most alike. Only "
    ".bs-template/NAME.yaml is written; "
    "then bs update works as for a project that bs made.",
    k_options,
    run,
};

}  // namespace bs::cli
