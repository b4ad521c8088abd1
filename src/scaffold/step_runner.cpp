#include "scaffold/step_runner.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "scaffold/step_values.hpp"

namespace bs::scaffold {
namespace {

constexpr std::string_view k_unknown =
    "bs does not know this action: its outputs are empty, and files it would make are missing";

data::Value object_or_empty(const data::Value& value) {
  return value.is_object() ? value : data::Value::object();
}

data::Value base_values(const RunOptions& options) {
  data::Value values = data::Value::object();
  values.set("parameters", object_or_empty(options.parameters));
  data::Value environment = object_or_empty(options.environment);
  if (environment.find("parameters") == nullptr) environment.set("parameters", data::Value::object());
  environment.erase("secrets");
  values.set("environment", std::move(environment));
  if (options.user.is_object()) values.set("user", options.user);
  values.set("context", data::Object{{"task", data::Object{{"id", "bs", {}}}, {}}});
  return values;
}

/// Roughly the bytes of a value, to bound what steps hand on.
std::uint64_t weight_of(const data::Value& value) {
  std::uint64_t bytes = 8;
  if (value.is_string()) bytes += value.as_string().size();
  if (value.is_array())
    for (const data::Value& item : value.as_array()) bytes += weight_of(item);
  if (value.is_object())
    for (const data::Member& member : value.as_object()) bytes += member.key.size() + weight_of(member.value);
  return bytes;
}

data::Value stubs_of(const Action& action) {
  data::Value output = data::Value::object();
  for (const std::string_view name : action.outputs) output.set(name, "");
  return output;
}

bool uses(const std::vector<std::vector<std::string>>& names, std::string_view step_id) {
  return std::any_of(names.begin(), names.end(), [&](const std::vector<std::string>& path) {
    return path.front() == "steps" && (path.size() == 1 || path[1] == step_id);
  });
}

}  // namespace

StepRunner::StepRunner(const TemplateSpec& spec, const RunOptions& options, RunResult& result)
    : spec_(spec), options_(options), result_(result), files_(options.limits), base_(base_values(options)) {
  base_.limit_work(options.limits.work);
}

Context StepRunner::plain_context() const {
  return base_.with("steps", outputs_);
}

bool StepRunner::runs_after_failure(const Step& step) const {
  if (!step.condition) return false;
  for (const auto& path : names_in(*step.condition))
    if (path.front() == "always" || path.front() == "failure") return true;
  return false;
}

bool StepRunner::is_wanted(const Step& step, const Context& context) const {
  if (!step.condition || step.condition->is_null()) return true;
  const Context asked =
      context.with_answer("always", true).with_answer("failure", result_.failure.has_value());
  return is_true(render_value(*step.condition, spec_, asked));
}

void StepRunner::run(const Step& step) {
  StepReport report;
  report.id = step.id;
  report.name = step.name;
  report.action = step.action;
  report.output = data::Value::object();
  if (result_.failure && !runs_after_failure(step)) {
    report.state = StepState::left_out;
    report.reason = "an earlier step failed";
    result_.steps.push_back(std::move(report));
    return;
  }
  try {
    const Context context = plain_context();
    if (step.each || is_wanted(step, context)) {
      run_rounds(step, report);
    } else if (const std::string cause = giver_elsewhere(names_in(*step.condition)); !cause.empty()) {
      leave_for(step, report,
                fmt::format("its condition needs what the step {} gives, which was not run", cause));
    } else {
      report.state = StepState::left_out;
      report.reason = "its condition is false";
      result_.steps.push_back(std::move(report));
      return;
    }
  } catch (const Error& error) {
    fail(step, report, error);
  }
  conclude(step, std::move(report));
}

std::vector<StepRunner::Round> StepRunner::rounds_of(const Step& step, const Context& context) const {
  const auto list = render_value(*step.each, spec_, context);
  std::vector<Round> rounds;
  if (list && list->is_array()) {
    for (const data::Value& value : list->as_array())
      rounds.push_back({std::to_string(rounds.size()), value});
  } else if (list && list->is_object()) {
    for (const data::Member& member : list->as_object()) rounds.push_back({member.key, member.value});
  } else {
    throw placed_in(spec_, step.each->mark.line > 0 ? step.each->mark : step.mark,
                    Error(ErrorKind::config, fmt::format("\"each\" takes a list or an object, not {}",
                                                         list ? name_of(list->type()) : "nothing")));
  }
  return rounds;
}

void StepRunner::run_rounds(const Step& step, StepReport& report) {
  const Context plain = plain_context();
  Context with_secrets = plain.with("secrets", object_or_empty(options_.secrets));
  if (options_.environment.is_object()) with_secrets = with_secrets.with("environment", options_.environment);
  if (!step.each) return run_round(step, report, with_secrets);
  for (const Round& round : rounds_of(step, plain)) {
    const data::Value each = data::Object{{"key", round.key, {}}, {"value", round.value, {}}};
    if (is_wanted(step, plain.with("each", each))) run_round(step, report, with_secrets.with("each", each));
  }
}

data::Value StepRunner::rendered_input(const Step& step, const Context& context, StepReport& report) {
  data::Value input = data::Value::object();
  const Action* action = find_action(step.action);
  try {
    if (auto rendered = render_value(step.input, spec_, context); rendered && rendered->is_object())
      input = std::move(*rendered);
  } catch (const Error& error) {
    // What is not run here need not be understood here either: a filter of one's own, for example.
    if (error.kind() == ErrorKind::limit || (action != nullptr && action->place == ActionPlace::here)) throw;
    result_.notes.push_back(fmt::format("{}: {}: {}", report.id, error.place().text(), error.message()));
    input = object_or_empty(step.input);
  }
  files_.count_bytes(weight_of(input));
  return input;
}

void StepRunner::run_round(const Step& step, StepReport& report, const Context& with_secrets) {
  if (++rounds_ > options_.limits.steps)
    throw Error(ErrorKind::limit,
                fmt::format("the template runs more than {} steps", grouped(options_.limits.steps)));
  const data::Value input = rendered_input(step, with_secrets, report);
  ActionCall call(spec_, step, options_, input, with_secrets, files_, result_, report);
  act(call);
  files_.count_bytes(weight_of(call.output));
  add_output(step, report, call.output);
}

void StepRunner::act(ActionCall& call) {
  const Action* action = find_action(call.step.action);
  if (action == nullptr) return call.leave(std::string(k_unknown));
  if (action->place == ActionPlace::here) {
    action->run(call);
    // What an action did not do here leaves its outputs as stubs.
    if (call.report.state == StepState::not_run && call.output.as_object().empty())
      call.output = stubs_of(*action);
    return;
  }
  call.output = stubs_of(*action);
  call.report.makes_files = action->makes_files;
  try {
    if (action->run != nullptr) action->run(call);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::limit) throw;
    call.note(fmt::format("{}: {}", call.step.id, error.message()));
  }
  call.leave("needs the network");
}

void StepRunner::add_output(const Step& step, StepReport& report, const data::Value& output) const {
  for (const data::Member& member : output.as_object()) {
    if (!step.each) {
      report.output.set(member.key, member.value);
      continue;
    }
    data::Value* list = report.output.find(member.key);
    (list != nullptr ? *list : report.output.set(member.key, data::Value::array())).push_back(member.value);
  }
}

std::string StepRunner::cause_elsewhere(const Step& step, const Error& error) const {
  if (error.kind() == ErrorKind::limit || error.kind() == ErrorKind::internal) return "";
  std::vector<std::vector<std::string>> names = names_in(step.input);
  for (const auto* value : {step.each ? &*step.each : nullptr, step.condition ? &*step.condition : nullptr})
    if (value != nullptr)
      for (auto& name : names_in(*value)) names.push_back(std::move(name));
  for (const StepReport& earlier : result_.steps) {
    if (earlier.state != StepState::not_run) continue;
    const bool may_make_files = earlier.makes_files || find_action(earlier.action) == nullptr;
    if (error.kind() == ErrorKind::not_found && may_make_files)
      return fmt::format("{}; the step {} would have made it and was not run", error.message(), earlier.id);
  }
  const std::string giver = giver_elsewhere(names);
  return giver.empty() ? "" : fmt::format("it needs what the step {} gives, which was not run", giver);
}

std::string StepRunner::giver_elsewhere(const std::vector<std::vector<std::string>>& names) const {
  for (const StepReport& earlier : result_.steps)
    if (earlier.state == StepState::not_run && uses(names, earlier.id)) return earlier.id;
  return "";
}

void StepRunner::leave_for(const Step& step, StepReport& report, std::string reason) const {
  const Action* action = find_action(step.action);
  report.state = StepState::not_run;
  report.reason = std::move(reason);
  report.makes_files = action != nullptr && action->makes_files;
}

void StepRunner::fail(const Step& step, StepReport& report, Error error) {
  if (error.kind() == ErrorKind::limit) throw placed_in(spec_, step.mark, std::move(error));
  if (std::string cause = cause_elsewhere(step, error); !cause.empty()) {
    leave_for(step, report, std::move(cause));
    return;
  }
  report.state = StepState::failed;
  report.reason = error.message();
  if (!result_.failure) result_.failure = placed_in(spec_, step.mark, std::move(error));
}

void StepRunner::conclude(const Step& step, StepReport report) {
  outputs_.set(step.id, data::Object{{"output", report.output, {}}});
  result_.steps.push_back(std::move(report));
}

void StepRunner::finish() {
  try {
    if (!spec_.output.is_null() && !result_.failure)
      if (auto output = render_value(spec_.output, spec_, plain_context()))
        result_.output = std::move(*output);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::limit) throw;
    // Links to look at, no files: what was rendered stands.
    result_.notes.push_back(fmt::format("output: {}: {}", error.place().text(), error.message()));
  }
  result_.files = std::move(files_).take();
}

}  // namespace bs::scaffold
