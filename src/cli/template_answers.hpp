#pragma once
/// The answers to a template's questions without a terminal: --preset, --values, --set, in that order, then
/// the defaults (templates.md §3).
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "bs/scaffold/form.hpp"
#include "cli/context.hpp"

namespace bs::cli {

/// Entities of the stored catalog, for pickers. Empty where there is no catalog.
scaffold::EntityChoices entity_choices(Context& context);

/// What was given, and by name what came from the command line itself.
struct GivenAnswers {
  data::Value values = data::Value::object();
  std::set<std::string> names;  ///< not asked again at a terminal
};

/// Reads --preset, --values and --set. Of a preset, which serves many templates, only what the form asks is
/// taken. Errors: usage (an unknown preset or name, with the nearest; a value that is none), not_found,
/// config (FILE). `before` is what the options are laid over.
GivenAnswers given_answers(Context& context, const scaffold::Form& form, GivenAnswers before = {});

/// The answers completed with defaults. Error usage that lists everything missing or wrong with its flag.
data::Value whole_answers(const scaffold::Form& form, const data::Value& given);

/// The question that names the project ("name", "component_id" …), or nullptr.
const scaffold::Question* naming_question(const std::vector<scaffold::Question>& questions);

/// An answer as --set would take it: `name=billing-api`, quoted for a shell where it must be.
std::string set_flag(const std::string& name, const data::Value& value);

/// Parameters without secrets, and the secrets alone.
struct SplitAnswers {
  data::Value parameters;
  data::Value secrets;
};
SplitAnswers split_secrets(const scaffold::Form& form, const data::Value& answers);

constexpr Option k_set{"--set", "NAME=VALUE", "an answer; VALUE is YAML where the question is no text", true};
constexpr Option k_values{"--values", "FILE", "answers from a YAML or JSON file", true, "file"};
constexpr Option k_preset{"--preset", "NAME", "answers from presets of bs.yaml", true};

}  // namespace bs::cli
