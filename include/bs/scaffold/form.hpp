#pragma once
/// What a template asks: questions, defaults, and whether the answers hold. The same for Backstage's pages of
/// JSON Schema and for cookiecutter.json; what is asked can depend on what was answered (dependencies, oneOf,
/// if/then, `{{ }}` defaults).
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"
#include "bs/scaffold/template_spec.hpp"

namespace bs::scaffold {

struct Choice {
  data::Value value;
  std::string label;  ///< enumNames, a oneOf's title; else the value's own text
  std::string note;   ///< "31 components"; may be empty
};

enum class Answer { text, secret, number, integer, boolean, choice, choices, list, object };

struct Question {
  std::string name;  ///< the parameter: what --set takes; "db.port" for a member of an object
  std::size_t page = 0;
  std::string page_title;
  std::string title;  ///< for people; the name where the schema gives none
  std::string help;   ///< ui:help, else description
  std::string placeholder;
  Answer answer = Answer::text;
  bool required = false;
  bool allows_other = false;  ///< choices are proposals: another text is taken too (a picker)
  bool is_multiline = false;
  std::vector<Choice> choices;
  std::optional<data::Value> fallback;  ///< the default, rendered; what stands if nothing is given
  data::Value schema;                   ///< in force for this answer
  std::string field;                    ///< ui:field: "OwnerPicker"; ""
};

struct AnswerFault {
  std::string name;                     ///< of the parameter; "" for the answers as a whole
  std::string message;                  ///< in a user's words: "has a space and capitals", "is required"
  std::optional<data::Value> proposal;  ///< "did you mean billing-api?"
};

/// What pickers ask the catalog: entities that match a catalogFilter (match::Filter's JSON form as Backstage
/// writes it; null: all), by the kinds a picker stands for. The value is what the picker gives (a ref), the
/// label what is shown.
using EntityChoices = std::function<std::vector<Choice>(const data::Value& filter, std::string_view field)>;

class Form {
 public:
  virtual ~Form() = default;
  // Answers are an object by name. A member of an object stands nested or under its dotted name ("db.port");
  // completed() gives it nested, answer_of() finds it either way.

  /// In page order, given what was answered so far. Entity pickers have their choices where `entities` can
  /// tell.
  virtual std::vector<Question> questions(const data::Value& answers) const = 0;
  /// The answers with every default that Backstage's form (cookiecutter) would have filled in, nested ones
  /// too.
  virtual data::Value completed(const data::Value& answers) const = 0;
  /// Of completed answers; empty: they hold. One fault for an answer at most, the plainest.
  virtual std::vector<AnswerFault> faults(const data::Value& answers) const = 0;
  /// Names of answers that are never written down (ui:field Secret, ui:widget password, format password).
  virtual std::vector<std::string> secrets() const = 0;
  /// Every parameter that any answers make this form ask, hidden ones too: what --set may name. Members of
  /// objects are "db.port", beside "db" itself.
  virtual std::vector<std::string> names() const;
};

/// Error config where a schema is faulty, with its place in the template.
std::unique_ptr<Form> make_form(const TemplateSpec& spec, EntityChoices entities = {});

/// The answer of that name, "db.port" as well; nullptr: there is none.
const data::Value* answer_of(const data::Value& answers, std::string_view name);
/// Takes it away, where it is secret and the answers are written down. True: it was there.
bool erase_answer(data::Value& answers, std::string_view name);

/// The value that `--set NAME=TEXT` means for this question: YAML, but text stays text where the schema wants
/// text (8080, yes). Without a question: YAML. Error usage with the reason.
data::Value read_answer(std::string_view text, const Question* question);

/// Values that satisfy the form, for `template lint` and trying templates out: defaults first, then examples
/// made from patterns, enums and bounds. The same each time.
data::Value example_answers(const Form& form);

}  // namespace bs::scaffold
