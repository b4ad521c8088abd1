#pragma once
/// Forms made from the YAML of `spec.parameters`.
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "bs/scaffold/form.hpp"

namespace bs::scaffold {

inline TemplateSpec spec_of(const std::string& yaml) {
  TemplateSpec spec;
  spec.path = "t/template.yaml";
  spec.text = yaml;
  const data::Value read = data::parse_yaml_single(yaml, "t/template.yaml");
  const data::Array one = read.is_array() ? data::Array() : data::Array{read};
  for (const data::Value& page : read.is_array() ? read.as_array() : one)
    spec.pages.push_back({page.string_or("title"), page.string_or("description"), page});
  return spec;
}

inline std::unique_ptr<Form> form_of(const std::string& yaml, EntityChoices entities = {}) {
  return make_form(spec_of(yaml), std::move(entities));
}

inline data::Value answers_of(const std::string& json) {
  return data::parse_json(json);
}

inline std::string completed_text(const Form& form, const std::string& json) {
  return data::to_json(form.completed(answers_of(json)));
}

/// "name: message -> proposal", a line each.
inline std::string faults_text(const Form& form, const std::string& json) {
  std::string out;
  for (const AnswerFault& fault : form.faults(form.completed(answers_of(json)))) {
    out += fault.name + ": " + fault.message;
    if (fault.proposal) out += " -> " + data::to_json(*fault.proposal);
    out += "\n";
  }
  return out;
}

inline std::string names_text(const Form& form, const std::string& json = "{}") {
  std::string out;
  for (const Question& question : form.questions(answers_of(json)))
    out += (out.empty() ? "" : " ") + question.name + (question.required ? "*" : "");
  return out;
}

inline Question question_named(const Form& form, const std::string& name, const std::string& json = "{}") {
  for (const Question& question : form.questions(answers_of(json))) {
    if (question.name == name) return question;
  }
  FAIL("no question " << name);
  return {};
}

}  // namespace bs::scaffold
