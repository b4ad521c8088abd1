#include "scaffold/cookiecutter_form.hpp"

#include <cstdlib>
#include <random>

#include "bs/base/clock.hpp"
#include "bs/base/text.hpp"
#include "scaffold/cookiecutter_variables.hpp"

namespace bs::scaffold {
namespace {

using Kind = CookiecutterVariable::Kind;

/// Of `__prompts__`: a title, or an object with `__prompt__` and a label for each choice.
struct Prompt {
  std::string title;
  const data::Value* labels = nullptr;
};

Prompt prompt_of(const TemplateSpec& spec, const std::string& name) {
  Prompt prompt{name, nullptr};
  const data::Value* prompts = spec.cookiecutter.find("__prompts__");
  const data::Value* own = prompts == nullptr ? nullptr : prompts->find(name);
  if (own == nullptr) return prompt;
  if (own->is_string() && !own->as_string().empty()) prompt.title = own->as_string();
  if (own->is_object()) {
    prompt.title = own->string_or("__prompt__", name);
    prompt.labels = own;
  }
  return prompt;
}

std::string label_of(const Prompt& prompt, const data::Value& option) {
  const std::string text = option.is_string() ? option.as_string() : std::string();
  return prompt.labels == nullptr ? text : prompt.labels->string_or(text, text);
}

data::Value schema_of(const CookiecutterVariable& variable) {
  data::Value schema = data::Value::object();
  schema.set("type", variable.kind == Kind::boolean      ? "boolean"
                     : variable.kind == Kind::dictionary ? "object"
                                                         : "string");
  if (variable.kind == Kind::choice) schema.set("enum", data::Value(data::Array(variable.options)));
  return schema;
}

Answer answer_of(Kind kind) {
  if (kind == Kind::boolean) return Answer::boolean;
  if (kind == Kind::choice) return Answer::choice;
  return kind == Kind::dictionary ? Answer::object : Answer::text;
}

Question question_of(const TemplateSpec& spec, const CookiecutterVariable& variable) {
  const Prompt prompt = prompt_of(spec, variable.name);
  Question question;
  question.name = variable.name;
  question.title = prompt.title;
  question.answer = answer_of(variable.kind);
  for (const data::Value& option : variable.options)
    question.choices.push_back({option, label_of(prompt, option), ""});
  if (!variable.fallback.is_null()) question.fallback = variable.fallback;
  question.schema = schema_of(variable);
  return question;
}

std::vector<std::string> texts_of(const std::vector<data::Value>& options) {
  std::vector<std::string> texts;
  for (const data::Value& option : options)
    if (option.is_string()) texts.push_back(option.as_string());
  return texts;
}

AnswerFault choice_fault(const CookiecutterVariable& variable) {
  const std::vector<std::string> texts = texts_of(variable.options);
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(fmt::format("\"{}\"", text));
  AnswerFault fault{variable.name, fmt::format("is none of {}", join(quoted, ", ")), std::nullopt};
  if (!variable.value.is_string()) return fault;
  if (const auto near = nearest(variable.value.as_string(), texts)) fault.proposal = *near;
  return fault;
}

std::optional<AnswerFault> fault_of(const CookiecutterVariable& variable) {
  const data::Value& value = variable.value;
  switch (variable.kind) {
    case Kind::choice:
      if (std::find(variable.options.begin(), variable.options.end(), value) != variable.options.end())
        return std::nullopt;
      if (variable.options.empty()) return AnswerFault{variable.name, "has no choices", std::nullopt};
      return choice_fault(variable);
    case Kind::boolean:
      if (value.is_boolean()) return std::nullopt;
      return AnswerFault{variable.name, "is neither true nor false", std::nullopt};
    case Kind::dictionary:
      if (value.is_object()) return std::nullopt;
      return AnswerFault{variable.name, "is no object", std::nullopt};
    case Kind::text:
    case Kind::nothing:
      if (value.is_string() || (value.is_null() && variable.kind == Kind::nothing)) return std::nullopt;
      return AnswerFault{variable.name, "is no text", std::nullopt};
    default:
      return std::nullopt;
  }
}

/// A default that is random text (a secret, mostly) is another in each form, and then an answer like others.
/// Where the clock is fixed, it is too.
std::uint64_t new_seed() {
  if (std::getenv("BS_NOW") != nullptr) return 0;
  std::random_device source;
  return (std::uint64_t{source()} << 32u) ^ source();
}

class CookiecutterForm : public Form {
 public:
  explicit CookiecutterForm(const TemplateSpec& spec)
      : spec_(spec), engine_(cookiecutter_engine(spec, now())) {
    engine_.seed = new_seed();
  }

  std::vector<Question> questions(const data::Value& answers) const override {
    std::vector<Question> questions;
    for (const CookiecutterVariable& variable : variables(answers))
      if (variable.is_asked()) questions.push_back(question_of(spec_, variable));
    return questions;
  }

  /// With those of the private keys that were given: they are needed to make the same again.
  data::Value completed(const data::Value& answers) const override {
    data::Value completed = data::Value::object();
    for (const CookiecutterVariable& variable : variables(answers))
      if (variable.is_asked() || answers.find(variable.name) != nullptr)
        completed.set(variable.name, variable.value);
    return completed;
  }

  std::vector<AnswerFault> faults(const data::Value& answers) const override {
    std::vector<AnswerFault> faults;
    for (const CookiecutterVariable& variable : variables(answers))
      if (auto fault = fault_of(variable)) faults.push_back(std::move(*fault));
    return faults;
  }

  std::vector<std::string> secrets() const override { return {}; }

 private:
  std::vector<CookiecutterVariable> variables(const data::Value& answers) const {
    return cookiecutter_variables(spec_, answers, engine_);
  }

  TemplateSpec spec_;
  EngineOptions engine_;
};

}  // namespace

std::unique_ptr<Form> make_cookiecutter_form(const TemplateSpec& spec) {
  return std::make_unique<CookiecutterForm>(spec);
}

}  // namespace bs::scaffold
