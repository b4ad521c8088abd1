#include <algorithm>
#include <set>

#include "bs/base/text.hpp"
#include "bs/scaffold/update.hpp"
#include "scaffold/infer/recorded.hpp"
#include "scaffold/infer/trial.hpp"
#include "scaffold/infer/votes.hpp"

namespace bs::scaffold {
namespace {

using namespace infer;

constexpr std::size_t k_most_choices = 8;
constexpr std::size_t k_most_rivals = 3;

class Inference {
 public:
  Inference(const TemplateSpec& spec, const Form& form, const FileTree& project)
      : form_(form), votes_(count_votes(sources_of(spec), project)), trial_(spec, form, project) {
    answers_ = data::Value::object();
  }

  Inferred run() {
    take_votes();
    try_out();
    Inferred found;
    for (const Question& question : form_.questions(answers_))
      if (!shown_.contains(question.name) && question.answer != Answer::secret)
        found.guessed.push_back(question.name);
    found.answers = std::move(answers_);
    found.from = count_of(votes_.files, "file", "files");
    return found;
  }

 private:
  /// The answer that a text means; nullopt where the question does not take it.
  std::optional<data::Value> answer_of(const Question& question, const std::string& text) const {
    data::Value value;
    try {
      value = read_answer(text, &question);
    } catch (const Error&) {
      return std::nullopt;
    }
    const auto is_it = [&](const Choice& choice) { return choice.value == value; };
    const bool must_choose =
        question.answer == Answer::choice && !question.allows_other && !question.choices.empty();
    if (must_choose && std::none_of(question.choices.begin(), question.choices.end(), is_it))
      return std::nullopt;
    data::Value tried = answers_;
    tried.set(question.name, value);
    for (const AnswerFault& fault : form_.faults(form_.completed(tried)))
      if (fault.name == question.name) return std::nullopt;
    return value;
  }

  /// An answer may bring further questions.
  void take_votes() {
    constexpr int k_rounds = 4;
    for (int round = 0; round < k_rounds; ++round) {
      bool found = false;
      for (const Question& question : form_.questions(answers_)) {
        const auto votes = votes_.answers.find(question.name);
        if (shown_.contains(question.name) || votes == votes_.answers.end() ||
            question.answer == Answer::secret)
          continue;
        for (const std::string& text : ranked(votes->second)) {
          const auto value = answer_of(question, text);
          if (!value) continue;
          answers_.set(question.name, *value);
          shown_.insert(question.name);
          found = true;
          break;
        }
      }
      if (!found) return;
    }
  }

  /// What else an answer could be: its rivals among the votes, or all there is to choose.
  std::vector<data::Value> alternatives(const Question& question) const {
    std::vector<data::Value> values;
    const auto votes = votes_.answers.find(question.name);
    if (votes != votes_.answers.end() && shown_.contains(question.name)) {
      auto texts = ranked(votes->second);
      texts.resize(std::min(texts.size(), k_most_rivals));
      for (const std::string& text : texts)
        if (auto value = answer_of(question, text)) values.push_back(std::move(*value));
    } else if (question.answer == Answer::boolean) {
      values = {data::Value(true), data::Value(false)};
    } else if (question.answer == Answer::choice && question.choices.size() <= k_most_choices) {
      for (const Choice& choice : question.choices) values.push_back(choice.value);
    }
    return values.size() > 1 ? values : std::vector<data::Value>();
  }

  /// Renders with each alternative; an answer without which the project would look otherwise is shown by it.
  void try_out() {
    double best = trial_.likeness_of(answers_);
    for (const Question& question : form_.questions(answers_)) {
      if (question.answer == Answer::secret) continue;
      const data::Value completed = form_.completed(answers_);
      const data::Value* standing = completed.find(question.name);
      const data::Value before = standing == nullptr ? data::Value() : *standing;
      std::optional<data::Value> better;
      bool differs = false;
      for (const data::Value& value : alternatives(question)) {
        if (value == before || trial_.is_over()) continue;
        data::Value tried = answers_;
        tried.set(question.name, value);
        const double likeness = trial_.likeness_of(tried);
        differs = differs || likeness != best;
        if (likeness <= best) continue;
        best = likeness;
        better = value;
      }
      if (better) answers_.set(question.name, *better);
      if (differs && best >= 0) shown_.insert(question.name);
      if (differs && !better && !before.is_null()) answers_.set(question.name, before);
    }
  }

  const Form& form_;
  Votes votes_;
  Trial trial_;
  data::Value answers_;
  std::set<std::string> shown_;  // by the project
};

}  // namespace

Inferred infer_answers(const TemplateSpec& spec, const Form& form, const FileTree& project) {
  const auto questions = form.questions(data::Value::object());
  if (auto recorded = recorded_answers(project, questions)) {
    for (const Question& question : form.questions(recorded->answers))
      if (recorded->answers.find(question.name) == nullptr && question.answer != Answer::secret)
        recorded->guessed.push_back(question.name);
    return std::move(*recorded);
  }
  return Inference(spec, form, project).run();
}

}  // namespace bs::scaffold
