#pragma once
/// Asking a template's questions at a terminal, one after the other, with a way back (templates.md §3).
#include <optional>
#include <string>
#include <vector>

#include "bs/ask/ask.hpp"
#include "bs/scaffold/form.hpp"
#include "cli/template_answers.hpp"
#include "cli/template_sources.hpp"

namespace bs::cli {

/// True when somebody sits there: stdin, stdout and stderr are terminals, and no dumb one.
bool can_ask(const Context& context);

class Dialogue {
 public:
  /// `given` is not asked again. All must outlive the dialogue.
  Dialogue(Context& context, ask::Asker& asker, const scaffold::Form& form, GivenAnswers given);
  /// Asks what is left; after step_back() the last question again. False: cancelled.
  bool ask_rest();
  /// False when there is no question to go back to.
  bool step_back();
  /// How many questions there are to ask, as the answers stand.
  std::size_t open_count() const { return open_questions().size(); }
  const data::Value& answers() const { return given_.values; }

 private:
  ask::Outcome ask(const scaffold::Question& question, std::size_t position, std::size_t count);
  std::optional<data::Value> value_of(const scaffold::Question& question,
                                      const std::vector<std::string>& texts) const;
  ask::Verdict judged(const scaffold::Question& question, const std::vector<std::string>& texts) const;
  std::vector<scaffold::Question> open_questions() const;

  ask::Asker& asker_;
  const scaffold::Form& form_;
  GivenAnswers given_;
  std::vector<std::string> asked_;            ///< in order
  data::Value last_ = data::Value::object();  ///< answers that a step back took away, offered again
};

/// The menu of templates; nullopt: cancelled.
std::optional<std::string> choose_template(ask::Asker& asker, std::vector<ask::Item> templates);

}  // namespace bs::cli
