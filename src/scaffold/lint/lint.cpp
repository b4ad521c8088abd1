#include "bs/scaffold/template_spec.hpp"
#include "scaffold/cookiecutter_spec.hpp"
#include "scaffold/lint/cookiecutter.hpp"
#include "scaffold/lint/findings.hpp"
#include "scaffold/lint/parameters.hpp"
#include "scaffold/lint/skeletons.hpp"
#include "scaffold/lint/steps.hpp"
#include "scaffold/template_document.hpp"

namespace bs::scaffold {
namespace {

/// A place in these files as it is shown, back to the path below their root.
std::string below_root(const TemplateFiles& files, const std::string& shown, std::string_view path) {
  const std::string root = files.shown("");
  if (shown.empty()) return std::string(path);
  return shown.starts_with(root) ? shown.substr(root.size()) : shown;
}

void add_load_faults(const TemplateFiles& files, std::string_view path, const Error& error,
                     lint::Findings& findings) {
  const std::string own = below_root(files, error.place().file, path);
  findings.error(own, error.place().mark, error.message(), error.hint());
  for (Diagnostic further : error.diagnostics()) {
    further.file = further.file.empty() ? own : below_root(files, further.file, path);
    findings.add(std::move(further));
  }
}

void check_backstage(const TemplateSpec& spec, lint::Findings& findings) {
  for (Diagnostic& problem : read_template_document(*spec.files, spec.path, spec.text).problems) {
    problem.file = spec.path;
    findings.add(std::move(problem));
  }
  lint::Parameters parameters = lint::parameters_of(spec);
  lint::check_pages(spec, parameters, findings);
  lint::check_steps(spec, lint::ValuePlaces(spec.text), parameters, findings);
  lint::check_skeletons(spec, parameters, findings);
  lint::note_unused(parameters, findings);
}

}  // namespace

std::vector<Diagnostic> lint_template(const TemplateFilesPtr& files, std::string_view path) {
  lint::Findings findings{std::string(path)};
  try {
    const TemplateSpec spec = load_template(files, path);
    if (spec.form == TemplateForm::cookiecutter)
      lint::check_cookiecutter(spec, findings);
    else
      check_backstage(spec, findings);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::config && error.kind() != ErrorKind::limit) throw;
    add_load_faults(*files, path, error, findings);
  }
  return findings.take();
}

}  // namespace bs::scaffold
