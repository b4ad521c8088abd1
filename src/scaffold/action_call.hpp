#pragma once
/// One round of one step: what its action is given, and what it leaves behind.
#include "bs/scaffold/engine.hpp"
#include "bs/scaffold/run.hpp"
#include "scaffold/actions.hpp"
#include "scaffold/workspace.hpp"

namespace bs::scaffold {

/// The template's own file as the place of an error.
Error placed_in(const TemplateSpec& spec, Mark mark, Error error);
/// A line of it by its number; "" beyond its end.
std::string_view template_line(const TemplateSpec& spec, std::size_t number);

class ActionCall {
 public:
  ActionCall(const TemplateSpec& spec_of_run, const Step& step_of_spec, const RunOptions& options_of_run,
             const data::Value& rendered_input, const Context& context_of_round, Workspace& workspace,
             RunResult& result_of_run, StepReport& report_of_step)
      : spec(spec_of_run),
        step(step_of_spec),
        options(options_of_run),
        input(rendered_input),
        context(context_of_round),
        files(workspace),
        result(result_of_run),
        report(report_of_step) {}

  const TemplateSpec& spec;
  const Step& step;
  const RunOptions& options;
  const data::Value& input;  ///< rendered, an object
  const Context& context;    ///< what the input was rendered with; its work is the run's
  Workspace& files;
  RunResult& result;
  StepReport& report;
  data::Value output = data::Value::object();

  // Inputs; an Error config stands at the input in the template.
  std::string text(std::string_view name) const;  ///< Error when it is missing
  std::optional<std::string> text_if(std::string_view name) const;
  std::string text_or(std::string_view name, std::string_view fallback) const;
  bool flag(std::string_view name) const;  ///< false when it is missing
  const data::Value& object(std::string_view name) const;
  const data::Array& list(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;  ///< empty when it is missing
  /// An input that names a path of the result; "" is the whole.
  std::string path(std::string_view name, std::string_view fallback = "") const;
  /// The text of a list's element or a member.
  std::string text_of(const data::Value& value, std::string_view name) const;
  std::string path_of(const data::Value& value, std::string_view name) const;
  [[noreturn]] void fail(Mark mark, Error error) const;
  Mark mark_of(std::string_view name) const;  ///< of the input, else of the step

  /// The file of the result; Error not_found where there is none.
  const TreeFile& existing(const std::string& path, std::string_view input_name);

  /// Writes to the result; an error stands at the input that led there, where it says no place of its own.
  void put(std::string_view input_name, const std::string& path, TreeFile file);
  /// The bytes of the one file that an input `url` names; Error config where there is none.
  std::string source_file(const RunOptions::Located& source) const;

  /// Not run: the reason, and the command lines that do it instead.
  void leave(std::string reason);
  void add_command(std::string line);
  void note(std::string text);
  void add_log(std::string text);

 private:
  /// Values of secrets become ***, in what people see.
  std::string without_secrets(std::string text) const;
};

/// The text of a scalar as a template prints it; nullopt for lists, objects and null.
std::optional<std::string> scalar_text(const data::Value& value);

}  // namespace bs::scaffold
