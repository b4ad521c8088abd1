#include "scaffold/lint/actions.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/model/document_path.hpp"
#include "scaffold/actions.hpp"

namespace bs::scaffold::lint {
namespace {

void tell_unknown(const Step& step, Findings& findings) {
  std::vector<std::string> names;
  for (const Action* action : all_actions()) names.emplace_back(action->id);
  const std::string hint = hint_of_nearest(step.action, names);
  const std::string message = fmt::format("the action {} is not known", model::in_quotes(step.action));
  if (!hint.empty())
    findings.error(findings.template_file(), step.action_mark, message, hint);
  else
    findings.warning(findings.template_file(), step.action_mark, message,
                     "a step of an action that bs does not know is not run");
}

bool is_of(const data::Value& value, InputType type) {
  switch (type) {
    case InputType::text:
      return value.is_string();
    case InputType::boolean:
      return value.is_boolean();
    case InputType::number:
      return value.is_number();
    case InputType::list:
      return value.is_array();
    case InputType::object:
      return value.is_object();
    case InputType::any:
      break;
  }
  return true;
}

std::string_view name_of(InputType type) {
  switch (type) {
    case InputType::text:
      return "a string";
    case InputType::boolean:
      return "true or false";
    case InputType::number:
      return "a number";
    case InputType::list:
      return "a list";
    case InputType::object:
      return "a map";
    case InputType::any:
      break;
  }
  return "anything";
}

/// What an expression gives can only be told by running it.
bool is_expression(const data::Value& value) {
  return value.is_string() && value.as_string().find("${{") != std::string::npos;
}

void check_input(const Step& step, const Action& action, const data::Member& input, Findings& findings) {
  const auto known = std::find_if(action.inputs.begin(), action.inputs.end(),
                                  [&](const ActionInput& one) { return one.name == input.key; });
  if (known == action.inputs.end()) {
    if (action.takes_others) return;
    std::vector<std::string> names;
    for (const ActionInput& one : action.inputs) names.emplace_back(one.name);
    const std::string hint = hint_of_nearest(input.key, names);
    // What runs elsewhere may have learnt a new input since; a slip is told there as well.
    if (action.place != ActionPlace::here && hint.empty()) return;
    findings.warning(findings.template_file(), input.key_mark,
                     fmt::format("{} takes no input {}", step.action, model::in_quotes(input.key)), hint);
  } else if (!is_expression(input.value) && !is_of(input.value, known->type)) {
    findings.warning(findings.template_file(), input.value.mark,
                     fmt::format("the input {} of {} must be {}, found {}", known->name, step.action,
                                 name_of(known->type), model::described(input.value)));
  }
}

}  // namespace

void check_action(const Step& step, Findings& findings) {
  const Action* action = find_action(step.action);
  if (action == nullptr) {
    if (step.action.find("${{") == std::string::npos) tell_unknown(step, findings);
    return;
  }
  for (const ActionInput& input : action->inputs)
    if (input.required && step.input.find(input.name) == nullptr)
      findings.error(findings.template_file(), step.action_mark,
                     fmt::format("{} needs the input {}", step.action, model::in_quotes(input.name)));
  if (!step.input.is_object()) return;
  for (const data::Member& input : step.input.as_object()) check_input(step, *action, input, findings);
}

std::optional<std::vector<std::string>> outputs_of(const Step& step) {
  const Action* action = find_action(step.action);
  if (action == nullptr) return std::nullopt;
  return std::vector<std::string>(action->outputs.begin(), action->outputs.end());
}

}  // namespace bs::scaffold::lint
