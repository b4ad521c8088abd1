#include "scaffold/cookiecutter_run.hpp"
#include "scaffold/step_runner.hpp"

namespace bs::scaffold {
namespace {

/// What an error of the whole is told as: at the template, unless it knows better.
Error of_template(const TemplateSpec& spec, Error error) {
  return placed_in(spec, {}, std::move(error));
}

}  // namespace

RunResult run_template(const TemplateSpec& spec, const RunOptions& options) {
  RunResult result;
  if (spec.form == TemplateForm::cookiecutter) {
    result = run_cookiecutter(spec, options);
  } else {
    StepRunner runner(spec, options, result);
    for (const Step& step : spec.steps) runner.run(step);
    runner.finish();
  }
  if (result.failure) return result;
  try {
    require_safe(result.files);
  } catch (const Error& error) {
    result.failure = of_template(spec, error);
  }
  return result;
}

}  // namespace bs::scaffold
