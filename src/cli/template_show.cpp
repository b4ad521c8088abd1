#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/report/table.hpp"
#include "bs/scaffold/form.hpp"
#include "cli/commands.hpp"
#include "cli/template_answers.hpp"
#include "cli/template_sources.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    k_template_rev,
    k_template_worktree,
    {"-f,--format", "FORMAT", "table (default) or json; FORMAT=FILE writes to a file", true, "table json"},
};

std::string plain(const data::Value& value) {
  return value.is_string() ? value.as_string() : data::to_json(value);
}

std::string kind_of(const scaffold::Question& question) {
  constexpr std::string_view k_names[] = {"text",   "secret",     "number", "whole number", "yes or no",
                                          "choice", "several of", "list",   "map"};
  return std::string(k_names[static_cast<std::size_t>(question.answer)]);
}

std::string values_of(const scaffold::Question& question) {
  std::vector<std::string> labels;
  for (const auto& choice : question.choices) labels.push_back(plain(choice.value));
  if (labels.size() > 6) {
    const auto rest = labels.size() - 5;
    labels.resize(5);
    labels.push_back(fmt::format("{} more", rest));
  }
  return join(labels, ", ");
}

report::Table questions_table(const std::vector<scaffold::Question>& questions) {
  report::Table table;
  table.columns = {{"QUESTION"},
                   {"ANSWER"},
                   {"DEFAULT", report::Align::left, 0, 24},
                   {"WHAT IT IS", report::Align::left, 20, 0, true}};
  for (const auto& question : questions) {
    auto what = question.help.empty() ? question.title : question.help;
    std::replace(what.begin(), what.end(), '\n', ' ');
    const auto values = values_of(question);
    if (!values.empty()) what = fmt::format("{}: {}", what, values);
    table.rows.push_back({question.name + (question.required && !question.fallback ? " *" : ""),
                          kind_of(question), question.fallback ? plain(*question.fallback) : "", what});
  }
  return table;
}

report::Table steps_table(const scaffold::TemplateSpec& spec) {
  report::Table table;
  table.columns = {{"STEP"}, {"ACTION"}, {"WHAT IT DOES", report::Align::left, 20, 0, true}};
  for (const auto& step : spec.steps) {
    auto what = step.name == step.action ? "" : step.name;
    if (step.condition) what += fmt::format("{}if {}", what.empty() ? "" : ", ", plain(*step.condition));
    table.rows.push_back({step.id, step.action, what});
  }
  return table;
}

std::string text_of(const scaffold::TemplateSpec& spec, const std::vector<scaffold::Question>& questions,
                    const Terminal& terminal) {
  auto out = fmt::format("{}   {}   {}\n", styled(shown(spec.name), Style::bold, terminal.out_color),
                         shown(version_of(spec)), shown(source_of(spec)));
  for (const auto& line : wrap(spec.description.empty() ? spec.title : spec.description, terminal.width))
    out += shown(line) + "\n";
  if (!spec.owner.empty()) out += fmt::format("owner {}\n", shown(spec.owner));
  if (!questions.empty()) out += "\n" + report::render(questions_table(questions), terminal);
  if (!spec.steps.empty()) out += "\n" + report::render(steps_table(spec), terminal);
  for (const auto& notice : spec.notices) out += fmt::format("\nnote  {}\n", shown(notice));
  return out;
}

data::Value json_of(const scaffold::TemplateSpec& spec, const std::vector<scaffold::Question>& questions) {
  auto value = data::Value::object();
  value.set("name", spec.name);
  value.set("title", spec.title);
  value.set("description", spec.description);
  value.set("version", version_of(spec));
  value.set("source", spec.files->origin().source);
  value.set("path", spec.path);
  auto list = data::Value::array();
  for (const auto& question : questions) {
    auto one = data::Value::object();
    one.set("name", question.name);
    one.set("title", question.title);
    one.set("help", question.help);
    one.set("answer", kind_of(question));
    one.set("required", question.required);
    if (question.fallback) one.set("default", *question.fallback);
    auto choices = data::Value::array();
    for (const auto& choice : question.choices) choices.push_back(choice.value);
    if (!question.choices.empty()) one.set("choices", std::move(choices));
    one.set("schema", question.schema);
    list.push_back(std::move(one));
  }
  value.set("questions", std::move(list));
  auto steps = data::Value::array();
  for (const auto& step : spec.steps) {
    auto one = data::Value::object();
    one.set("id", step.id);
    one.set("name", step.name);
    one.set("action", step.action);
    steps.push_back(std::move(one));
  }
  value.set("steps", std::move(steps));
  auto notices = data::Value::array();
  for (const auto& notice : spec.notices) notices.push_back(notice);
  value.set("notices", std::move(notices));
  return value;
}

int run(Context& context) {
  TemplateSources sources(context, version_asked_for(context));
  const auto spec = sources.named(context.args().words().at(0));
  const auto form = scaffold::make_form(spec, entity_choices(context));
  const auto questions = form->questions(form->completed(data::Value::object()));
  context.output().write(context.args(),
                         {{"table", [&] { return text_of(spec, questions, context.terminal()); }},
                          {"json", [&] {
                             return json_document({{"template", json_of(spec, questions)}});
                           }}});
  context.output().hint(
      fmt::format("\nnext   bs new {} DIR     * must be answered", shown(context.args().words().at(0))));
  return 0;
}

}  // namespace

const Command k_template_show{
    "template show",
    "A template's questions and steps",
    {"TEMPLATE", 1, 1},
    "bs template show go-service\n"
    "bs template show ../templates//job --rev v1.2.0",
    "Questions that depend on answers are shown as the defaults lead to them. * marks what has no default "
    "and must be answered.",
    k_options,
    run,
};

}  // namespace bs::cli
