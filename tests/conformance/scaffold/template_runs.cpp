// Runs every template of whole repositories with made-up answers, to its last step, and writes what it makes:
// template_runs REPOSITORY... Fails when a step fails or the files cannot be written.
#include <chrono>
#include <cstdio>
#include <map>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/scaffold/form.hpp"
#include "bs/scaffold/run.hpp"
#include "bs/scaffold/write.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;

struct Totals {
  std::size_t templates = 0, whole = 0, partial = 0, failed = 0, files = 0, steps = 0;
  std::map<std::string, std::size_t> reasons;  ///< why files are missing: "fetch:plain: needs the network"
};

TemplateFilesPtr files_at(const fs::path& path) {
  const auto repository = std::make_shared<const git::Repository>(git::Repository::open(path));
  const auto tip = repository->default_tip();
  const auto commit = tip ? repository->find_commit(tip->commit) : std::nullopt;
  if (!commit) throw Error(ErrorKind::unreadable, path.string() + " has no commit");
  const std::string url = git::normalise_url(repository->origin_url().value_or(path.string()));
  return revision_files(repository, *commit, {url, tip->name, commit->id.hex()});
}

RunOptions options_for(const TemplateSpec& spec) {
  const auto form = make_form(spec);
  RunOptions options;
  options.parameters = example_answers(*form);
  options.secrets = data::Value::object();
  for (const std::string& name : form->secrets()) options.secrets.set(name, "secret");
  for (const AnswerFault& fault : form->faults(options.parameters))
    throw Error(ErrorKind::config, fmt::format("the made-up answer {} {}", fault.name, fault.message));
  options.user =
      data::Object{{"ref", "user:default/guest", {}},
                   {"entity", data::Object{{"metadata", data::Object{{"name", "guest", {}}}, {}}}, {}}};
  options.folder_name = project_name(spec, options.parameters).value_or("project");
  return options;
}

/// What keeps files from being made: of the steps that were not run.
std::vector<std::string> missing_of(const RunResult& result) {
  std::vector<std::string> missing;
  for (const StepReport& step : result.steps) {
    const bool is_unknown = step.reason.starts_with("bs does not know");
    if (step.state == StepState::not_run && (step.makes_files || is_unknown))
      missing.push_back(
          fmt::format("{}: {}", step.action, step.reason.substr(0, step.reason.find("; the step"))));
  }
  return missing;
}

void run(const TemplateFilesPtr& files, const std::string& path, Totals& totals) {
  ++totals.templates;
  try {
    const TemplateSpec spec = load_template(files, path);
    const RunResult result = run_template(spec, options_for(spec));
    if (result.failure) throw *result.failure;
    const test::TemporaryFolder folder;
    totals.files += write_tree(result.files, folder / "project").files;
    totals.steps += result.steps.size();
    const auto missing = missing_of(result);
    ++(missing.empty() ? totals.whole : totals.partial);
    fmt::print("  {}: {}{}\n", path, count_of(result.files.size(), "file", "files"),
               missing.empty() ? "" : ", not all:");
    for (const std::string& reason : missing) {
      fmt::print("    {}\n", shown(reason));
      ++totals.reasons[reason.substr(0, reason.find(": http"))];
    }
    for (const std::string& note : result.notes) fmt::print("    note: {}\n", shown(note));
  } catch (const Error& error) {
    ++totals.failed;
    fmt::print("  {}: FAILS: {}: {}\n", path, error.place().text(), shown(error.message()));
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> repositories(argv + 1, argv + argc);
  for (const std::string_view path : split(environment("BS_TEMPLATE_REPOSITORIES").value_or(""), ':'))
    if (!path.empty() && argc == 1) repositories.emplace_back(path);
  if (repositories.empty()) {
    fmt::print("skipped: no repositories in BS_TEMPLATE_REPOSITORIES\n");
    return 0;
  }
  try {
    Totals totals;
    for (const std::string& repository : repositories) {
      const auto files = files_at(repository);
      fmt::print("{}\n", repository);
      for (const std::string& path : find_templates(*files)) run(files, path, totals);
    }
    fmt::print("{} of {} write all their files, {} not all, {} fail; {} files, {} steps\n", totals.whole,
               count_of(totals.templates, "template", "templates"), totals.partial, totals.failed,
               totals.files, totals.steps);
    for (const auto& [reason, count] : totals.reasons) fmt::print("  {} × {}\n", count, shown(reason));
    return totals.failed == 0 ? 0 : 1;
  } catch (const Error& error) {
    fmt::print(stderr, "{}", format_error(error));
    return 3;
  }
}
