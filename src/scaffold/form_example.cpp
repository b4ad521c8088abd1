#include <unordered_map>

#include "bs/scaffold/form.hpp"
#include "scaffold/form_candidates.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

/// More than any question has candidates.
constexpr std::size_t k_most_rounds = 300;
constexpr std::size_t k_most_proposals = 3;

/// The examples of one question, each tried once.
struct Trial {
  std::vector<Value> candidates;
  std::size_t next = 0;
  std::size_t proposals = 0;  ///< taken of those that faults made
  bool is_given_up = false;
};

class ExampleAnswers {
 public:
  explicit ExampleAnswers(const Form& form) : form_(form) {}

  Value make() {
    for (std::size_t round = 0; round < k_most_rounds; ++round) {
      const Value completed = form_.completed(answers_);
      const std::vector<Question> questions = form_.questions(completed);
      if (!answer_open(completed, questions) && !mend(form_.faults(completed), questions)) break;
    }
    return form_.completed(answers_);
  }

 private:
  /// What nothing stands for yet. Optional yes-or-no and free maps stay out, as a form leaves them.
  bool answer_open(const Value& completed, const std::vector<Question>& questions) {
    bool has_answered = false;
    for (const Question& question : questions) {
      const bool is_plain = question.answer != Answer::boolean && question.answer != Answer::object;
      if ((!question.required && !is_plain) || answer_of(completed, question.name) != nullptr) continue;
      const auto [at, is_new] = trials_.try_emplace(question.name);
      if (!is_new) continue;
      at->second.candidates = example_candidates(question);
      has_answered |= try_next(question, at->second);
    }
    return has_answered;
  }

  bool mend(const std::vector<AnswerFault>& faults, const std::vector<Question>& questions) {
    bool has_mended = false;
    for (const AnswerFault& fault : faults) {
      const auto question = std::find_if(questions.begin(), questions.end(),
                                         [&](const Question& one) { return one.name == fault.name; });
      if (question == questions.end()) continue;
      const auto [at, is_new] = trials_.try_emplace(fault.name);
      if (is_new) at->second.candidates = example_candidates(*question);
      if (fault.proposal && at->second.proposals++ < k_most_proposals) {
        answers_.set(fault.name, *fault.proposal);
        has_mended = true;
        continue;
      }
      has_mended |= try_next(*question, at->second);
    }
    return has_mended;
  }

  bool try_next(const Question& question, Trial& trial) {
    if (trial.next < trial.candidates.size()) {
      answers_.set(question.name, trial.candidates[trial.next++]);
      return true;
    }
    if (trial.is_given_up) return false;
    trial.is_given_up = true;
    return answers_.erase(question.name);
  }

  const Form& form_;
  Value answers_ = Value::object();
  std::unordered_map<std::string, Trial> trials_;
};

}  // namespace

Value example_answers(const Form& form) {
  return ExampleAnswers(form).make();
}

}  // namespace bs::scaffold
