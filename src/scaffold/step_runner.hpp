#pragma once
/// The steps of a template, one after the other (templates.md §1).
#include "scaffold/action_call.hpp"

namespace bs::scaffold {

class StepRunner {
 public:
  StepRunner(const TemplateSpec& spec, const RunOptions& options, RunResult& result);

  /// Adds the step's report. A failure of the step is kept in the result; Error limit is thrown.
  void run(const Step& step);
  /// The template's output and the files.
  void finish();

 private:
  /// One round of `each`, or the only one.
  struct Round {
    std::string key;
    data::Value value;
  };

  Context plain_context() const;
  bool is_wanted(const Step& step, const Context& context) const;
  bool runs_after_failure(const Step& step) const;
  void run_rounds(const Step& step, StepReport& report);
  std::vector<Round> rounds_of(const Step& step, const Context& context) const;
  void run_round(const Step& step, StepReport& report, const Context& with_secrets);
  void act(ActionCall& call);
  void add_output(const Step& step, StepReport& report, const data::Value& output) const;
  void conclude(const Step& step, StepReport report);
  void fail(const Step& step, StepReport& report, Error error);
  /// The earlier step that was not run and whose files or outputs this one wants; "" for none.
  std::string cause_elsewhere(const Step& step, const Error& error) const;
  /// The first of the steps that were not run whose outputs these names use; "" for none.
  std::string giver_elsewhere(const std::vector<std::vector<std::string>>& names) const;
  void leave_for(const Step& step, StepReport& report, std::string reason) const;
  data::Value rendered_input(const Step& step, const Context& context, StepReport& report);

  const TemplateSpec& spec_;
  const RunOptions& options_;
  RunResult& result_;
  Workspace files_;
  data::Value outputs_ = data::Value::object();  ///< steps.<id> = {output}
  Context base_;                                 ///< what does not change from step to step
  std::size_t rounds_ = 0;
};

}  // namespace bs::scaffold
