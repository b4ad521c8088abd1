#include "scaffold/form_backstage.hpp"

#include "scaffold/cookiecutter_form.hpp"
#include "scaffold/form_defaults.hpp"
#include "scaffold/form_faults.hpp"
#include "scaffold/form_questions.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

class BackstageForm : public Form {
 public:
  BackstageForm(FormPages pages, EntityChoices entities)
      : pages_(std::move(pages)), entities_(std::move(entities)) {}

  std::vector<Question> questions(const Value& answers) const override {
    std::vector<Question> out;
    for (const FormField& field : form_fields(pages_, nested_answers(answers, pages_.names), cache_)) {
      if (field.asked && !field.is_group)
        out.push_back(question_of(field, pages_.pages[field.page], entities_));
    }
    return out;
  }

  Value completed(const Value& answers) const override {
    // A short name may decide a branch, and a branch has names of its own.
    const auto picked = [this](Value of) {
      const std::vector<FormField> fields = form_fields(pages_, of, cache_);
      return with_picked(std::move(of), fields, entities_);
    };
    Value out = with_defaults(picked(nested_answers(answers, pages_.names)), pages_, cache_);
    return picked(std::move(out));
  }

  std::vector<AnswerFault> faults(const Value& answers) const override {
    const Value nested = nested_answers(answers, pages_.names);
    return form_faults(pages_, form_fields(pages_, nested, cache_), nested, cache_, entities_);
  }

  std::vector<std::string> secrets() const override {
    std::vector<std::string> out;
    for (const ParameterName& one : pages_.names.all()) {
      if (one.is_secret) out.push_back(one.name);
    }
    return out;
  }

  std::vector<std::string> names() const override {
    std::vector<std::string> out;
    for (const ParameterName& one : pages_.names.all()) out.push_back(one.name);
    return out;
  }

 private:
  FormPages pages_;  // never changed: schemas are known by their addresses
  EntityPickers entities_;
  SchemaCache cache_;
};

}  // namespace

std::unique_ptr<Form> make_backstage_form(const TemplateSpec& spec, EntityChoices entities) {
  return std::make_unique<BackstageForm>(form_pages(spec), std::move(entities));
}

std::unique_ptr<Form> make_form(const TemplateSpec& spec, EntityChoices entities) {
  return spec.form == TemplateForm::cookiecutter ? make_cookiecutter_form(spec)
                                                 : make_backstage_form(spec, std::move(entities));
}

std::vector<std::string> Form::names() const {
  std::vector<std::string> out;
  for (const Question& question : questions(Value::object())) out.push_back(question.name);
  return out;
}

}  // namespace bs::scaffold
