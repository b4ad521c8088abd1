#include <unordered_set>

#include "bs/scaffold/form.hpp"
#include "scaffold/form_candidates.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

constexpr std::size_t k_most_rounds = 50;

bool has_fault(const Form& form, const Value& answers, const std::string& name) {
  const std::vector<AnswerFault> faults = form.faults(form.completed(answers));
  return std::any_of(faults.begin(), faults.end(),
                     [&](const AnswerFault& fault) { return fault.name == name; });
}

/// The first example that nothing is said against; what was there where all are refused.
bool answer_by_example(const Form& form, Value& answers, const Question& question,
                       const std::optional<Value>& proposal) {
  std::vector<Value> candidates = example_candidates(question);
  if (proposal) candidates.insert(candidates.begin(), *proposal);
  for (Value& candidate : candidates) {
    Value trial = answers;
    trial.set(question.name, std::move(candidate));
    if (has_fault(form, trial, question.name)) continue;
    answers = std::move(trial);
    return true;
  }
  return false;
}

const Question* find(const std::vector<Question>& questions, const std::string& name) {
  const auto found = std::find_if(questions.begin(), questions.end(),
                                  [&](const Question& question) { return question.name == name; });
  return found == questions.end() ? nullptr : &*found;
}

/// What the answers so far leave open and an example can be given for.
bool answer_open(const Form& form, Value& answers, std::unordered_set<std::string>& tried) {
  const Value completed = form.completed(answers);
  bool has_answered = false;
  for (const Question& question : form.questions(completed)) {
    const bool is_plain = question.answer != Answer::boolean && question.answer != Answer::object;
    if ((!question.required && !is_plain) || answer_of(completed, question.name) != nullptr) continue;
    if (!tried.insert(question.name).second) continue;
    has_answered |= answer_by_example(form, answers, question, {});
  }
  return has_answered;
}

bool mend(const Form& form, Value& answers) {
  const Value completed = form.completed(answers);
  const std::vector<Question> questions = form.questions(completed);
  bool has_mended = false;
  for (const AnswerFault& fault : form.faults(completed)) {
    const Question* question = find(questions, fault.name);
    if (question != nullptr) has_mended |= answer_by_example(form, answers, *question, fault.proposal);
  }
  return has_mended;
}

}  // namespace

Value example_answers(const Form& form) {
  Value answers = Value::object();
  std::unordered_set<std::string> tried;
  for (std::size_t round = 0; round < k_most_rounds; ++round) {
    if (!answer_open(form, answers, tried) && !mend(form, answers)) break;
  }
  return form.completed(answers);
}

}  // namespace bs::scaffold
