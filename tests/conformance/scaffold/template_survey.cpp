// What becomes of the templates of whole repositories: template_survey [--findings] REPOSITORY...
// Fails when one of them does not load.
#include <cstdio>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/scaffold/template_spec.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;

struct Totals {
  std::size_t templates = 0;
  std::size_t loaded = 0;
  std::size_t findings[3] = {};  // by severity
};

/// The repository at the tip that would be scanned; a folder without git as it lies there.
TemplateFilesPtr files_at(const fs::path& path) {
  if (!fs::exists(path / "HEAD") && !fs::exists(path / ".git"))
    return disk_files(path, {path.string(), "", ""});
  const auto repository = std::make_shared<const git::Repository>(git::Repository::open(path));
  const auto tip = repository->default_tip();
  if (!tip) throw Error(ErrorKind::unreadable, path.string() + " has no commit");
  const auto commit = repository->find_commit(tip->commit);
  if (!commit) throw Error(ErrorKind::unreadable, path.string() + " lacks its commit");
  const auto url = repository->origin_url();
  return revision_files(repository, *commit,
                        {url ? git::normalise_url(*url) : path.string(), tip->name, commit->id.hex()});
}

void print_finding(const Diagnostic& finding) {
  const std::string hint = finding.hint.empty() ? "" : " (" + finding.hint + ")";
  fmt::print("    {}: {}: {}{}\n", Place{finding.file, finding.mark}.text(), name_of(finding.severity),
             shown(finding.message), shown(hint));
}

void survey(const TemplateFilesPtr& files, const std::string& path, bool prints_findings, Totals& totals) {
  ++totals.templates;
  std::string state = "loads";
  try {
    load_template(files, path);
    ++totals.loaded;
  } catch (const Error& error) {
    state = "FAILS: " + error.message();
  }
  std::size_t counts[3] = {};
  const auto findings = lint_template(files, path);
  for (const Diagnostic& finding : findings) ++counts[std::size_t(finding.severity)];
  for (std::size_t i = 0; i < 3; ++i) totals.findings[i] += counts[i];
  fmt::print("  {}: {}; {}, {}, {}\n", path, state, count_of(counts[2], "error", "errors"),
             count_of(counts[1], "warning", "warnings"), count_of(counts[0], "note", "notes"));
  if (!prints_findings) return;
  for (const Diagnostic& finding : findings) print_finding(finding);
}

std::vector<std::string> repositories_of(int argc, char** argv, bool& prints_findings) {
  std::vector<std::string> repositories;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--findings")
      prints_findings = true;
    else
      repositories.emplace_back(argument);
  }
  if (!repositories.empty()) return repositories;
  for (const std::string_view path : split(environment("BS_TEMPLATE_REPOSITORIES").value_or(""), ':'))
    if (!path.empty()) repositories.emplace_back(path);
  return repositories;
}

}  // namespace

int main(int argc, char** argv) {
  bool prints_findings = false;
  const auto repositories = repositories_of(argc, argv, prints_findings);
  if (repositories.empty()) {
    fmt::print("skipped: no repositories in BS_TEMPLATE_REPOSITORIES\n");
    return 0;
  }
  try {
    Totals totals;
    for (const std::string& repository : repositories) {
      const auto files = files_at(repository);
      fmt::print("{}\n", repository);
      for (const std::string& path : find_templates(*files)) survey(files, path, prints_findings, totals);
    }
    fmt::print(
        "{} of {} load; {}, {}, {}\n", totals.loaded, count_of(totals.templates, "template", "templates"),
        count_of(totals.findings[2], "error", "errors"), count_of(totals.findings[1], "warning", "warnings"),
        count_of(totals.findings[0], "note", "notes"));
    return totals.loaded == totals.templates ? 0 : 1;
  } catch (const Error& error) {
    fmt::print(stderr, "{}", format_error(error));
    return 3;
  }
}
