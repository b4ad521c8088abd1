#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/git/merge.hpp"
#include "cli/new_project.hpp"
#include "cli/update.hpp"

namespace bs::cli {
namespace {

/// Of the paths a template makes, this share must be there before the texts are compared.
constexpr double k_paths_alike = 0.6;
constexpr double k_texts_alike = 0.6;
/// Larger repositories are not read into memory for a guess.
constexpr std::uint64_t k_project_bytes = 32u << 20;

}  // namespace

struct Lookalikes::Known {
  scaffold::TemplateSpec spec;
  std::unique_ptr<scaffold::Form> form;
  std::vector<std::string> paths;
};

Lookalikes::Lookalikes(Context& context) : context_(context), sources_(context, {}) {
  for (auto& entry : sources_.all()) {
    if (!entry.spec) continue;
    try {
      auto known = std::make_shared<Known>();
      known->spec = *std::move(entry.spec);
      known->form = scaffold::make_form(known->spec);
      const auto answers = scaffold::example_answers(*known->form);
      const auto result = scaffold::run_template(
          known->spec, run_options(context, sources_, *known->form, answers, "example"));
      for (const auto& file : result.files) known->paths.push_back(file.first);
      if (!known->paths.empty()) known_.push_back(std::move(known));
    } catch (const Error&) {
      continue;  // a template that cannot be run is nothing to compare with; bs template lint says why
    }
  }
}

std::optional<Lookalike> Lookalikes::of(const git::Repository& repository, const git::Commit& commit) {
  std::vector<std::string> paths;
  const auto walked = repository.walk(commit.tree, [&](const git::Entry& entry) {
    if (entry.type != git::EntryType::tree) paths.push_back(entry.path);
    return git::WalkStep::into;
  });
  if (walked.incomplete) return std::nullopt;
  std::sort(paths.begin(), paths.end());
  std::optional<FileTree> project;
  std::optional<Lookalike> best;
  for (const auto& known : known_) {
    const auto there = std::count_if(known->paths.begin(), known->paths.end(), [&](const std::string& path) {
      return std::binary_search(paths.begin(), paths.end(), path);
    });
    if (static_cast<double>(there) < k_paths_alike * static_cast<double>(known->paths.size())) continue;
    try {
      if (!project) project = git::read_tree(repository, commit.tree, "", k_project_bytes);
      const auto inferred = scaffold::infer_answers(known->spec, *known->form, *project);
      const auto result = scaffold::run_template(
          known->spec,
          run_options(context_, sources_, *known->form, known->form->completed(inferred.answers), "example"));
      const auto likeness = scaffold::likeness(result.files, *project);
      if (likeness >= k_texts_alike && (!best || likeness > best->likeness))
        best = Lookalike{known->spec.name, likeness};
    } catch (const Error&) {
      continue;  // too large, or answers that cannot be read off: no likeness is told
    }
  }
  return best;
}

}  // namespace bs::cli
