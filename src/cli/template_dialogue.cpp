#include "cli/template_dialogue.hpp"

#include <unistd.h>

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::cli {
namespace {

std::string text_of(const data::Value& value) {
  if (value.is_string()) return value.as_string();
  if (value.is_null()) return "";
  return data::to_json(value);
}

ask::Kind kind_of(const scaffold::Question& question) {
  switch (question.answer) {
    case scaffold::Answer::secret:
      return ask::Kind::secret;
    case scaffold::Answer::boolean:
      return ask::Kind::confirm;
    case scaffold::Answer::choice:
      return ask::Kind::choice;
    case scaffold::Answer::choices:
      return ask::Kind::choices;
    case scaffold::Answer::list:
      return ask::Kind::lines;
    default:
      return question.is_multiline ? ask::Kind::lines : ask::Kind::text;
  }
}

std::vector<std::string> initial_of(const scaffold::Question& question, const data::Value* value) {
  if (value == nullptr) return {};
  if (question.answer == scaffold::Answer::boolean)
    return {value->is_boolean() && value->as_boolean() ? "yes" : "no"};
  std::vector<std::string> texts;
  if (value->is_array() && question.answer != scaffold::Answer::object) {
    for (const auto& item : value->as_array()) texts.push_back(text_of(item));
  } else {
    texts.push_back(text_of(*value));
  }
  return texts;
}

const scaffold::Choice* choice_of(const scaffold::Question& question, std::string_view text) {
  for (const auto& choice : question.choices) {
    if (text_of(choice.value) == text) return &choice;
  }
  return nullptr;
}

ask::Field field_of(const scaffold::Question& question, const data::Value* before) {
  ask::Field field;
  field.kind = kind_of(question);
  field.label = question.title;
  field.help = question.help;
  field.placeholder = question.placeholder;
  field.required = question.required;
  field.allows_other = question.allows_other;
  for (const auto& choice : question.choices)
    field.items.push_back({text_of(choice.value), choice.label, choice.note});
  if (before == nullptr && question.fallback) before = &*question.fallback;
  field.initial = initial_of(question, before);
  return field;
}

}  // namespace

bool can_ask(const Context& context) {
  if (environment("TERM") == "dumb") return false;  // it could not draw a question in place
  return context.terminal().out_is_tty && context.terminal().err_is_tty && ::isatty(STDIN_FILENO) == 1;
}

Dialogue::Dialogue(Context&, ask::Asker& asker, const scaffold::Form& form, GivenAnswers given)
    : asker_(asker), form_(form), given_(std::move(given)) {}

std::vector<scaffold::Question> Dialogue::open_questions() const {
  auto questions = form_.questions(given_.values);
  std::erase_if(questions, [&](const auto& question) { return given_.names.contains(question.name); });
  return questions;
}

bool Dialogue::ask_rest() {
  for (;;) {
    const auto questions = open_questions();
    const auto next = std::find_if(questions.begin(), questions.end(), [&](const auto& question) {
      return std::find(asked_.begin(), asked_.end(), question.name) == asked_.end();
    });
    if (next == questions.end()) return true;
    const auto position = static_cast<std::size_t>(next - questions.begin()) + 1;
    switch (ask(*next, position, questions.size())) {
      case ask::Outcome::cancelled:
        return false;
      case ask::Outcome::back:
        step_back();
        break;
      case ask::Outcome::answered:
        asked_.push_back(next->name);
        break;
    }
  }
}

bool Dialogue::step_back() {
  if (asked_.empty()) return false;
  const auto name = asked_.back();
  asked_.pop_back();
  if (const auto* value = scaffold::answer_of(given_.values, name)) {
    last_.set(name, *value);
    scaffold::erase_answer(given_.values, name);
  }
  return true;
}

std::optional<data::Value> Dialogue::value_of(const scaffold::Question& question,
                                              const std::vector<std::string>& texts) const {
  const auto one = [&](const std::string& text) {
    const auto* choice = choice_of(question, text);
    return choice != nullptr ? choice->value : data::Value(text);
  };
  switch (question.answer) {
    case scaffold::Answer::boolean:
      return data::Value(!texts.empty() && texts.front() == "yes");
    case scaffold::Answer::choice:
      if (texts.empty() || texts.front().empty()) return std::nullopt;
      return one(texts.front());
    case scaffold::Answer::choices:
    case scaffold::Answer::list: {
      auto list = data::Value::array();
      for (const auto& text : texts) list.push_back(one(text));
      return list;
    }
    case scaffold::Answer::text:
    case scaffold::Answer::secret: {
      const auto text = join(texts, "\n");
      if (text.empty() && !(question.fallback && question.fallback->is_string())) return std::nullopt;
      return data::Value(text);
    }
    default:
      if (texts.empty() || texts.front().empty()) return std::nullopt;
      return scaffold::read_answer(texts.front(), &question);
  }
}

ask::Verdict Dialogue::judged(const scaffold::Question& question,
                              const std::vector<std::string>& texts) const {
  auto answers = given_.values;
  try {
    const auto value = value_of(question, texts);
    if (!value && question.required) return {"is required", ""};
    if (!value && question.fallback)  // left open it would come to its default all the same
      return {"needs an answer", text_of(*question.fallback)};
    if (!value) return {};
    answers.set(question.name, *value);
  } catch (const Error& error) {
    return {error.message(), ""};
  }
  for (const auto& fault : form_.faults(form_.completed(answers))) {
    if (fault.name != question.name) continue;
    return {fault.message, fault.proposal ? text_of(*fault.proposal) : ""};
  }
  return {};
}

ask::Outcome Dialogue::ask(const scaffold::Question& question, std::size_t position, std::size_t count) {
  auto field = field_of(question, last_.find(question.name));
  field.check = [&](const std::vector<std::string>& texts) { return judged(question, texts); };
  const auto reply = asker_.ask(field, fmt::format("{}/{}", position, count), !asked_.empty());
  if (reply.outcome == ask::Outcome::answered) {
    if (auto value = value_of(question, reply.values)) given_.values.set(question.name, *std::move(value));
  }
  return reply.outcome;
}

std::optional<std::string> choose_template(ask::Asker& asker, std::vector<ask::Item> templates) {
  ask::Field field;
  field.kind = ask::Kind::choice;
  field.label = "What shall it be?";
  field.required = true;
  field.items = std::move(templates);
  const auto reply = asker.ask(field, "", false);
  if (reply.outcome != ask::Outcome::answered || reply.values.empty()) return std::nullopt;
  return reply.values.front();
}

}  // namespace bs::cli
