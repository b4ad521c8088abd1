#include "cli/template_answers.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_file_bytes = 1u << 20;

const scaffold::Question* question_called(const std::vector<scaffold::Question>& questions,
                                          std::string_view name) {
  const auto at = std::find_if(questions.begin(), questions.end(),
                               [&](const auto& question) { return question.name == name; });
  return at == questions.end() ? nullptr : &*at;
}

void put(GivenAnswers& given, const std::string& name, data::Value value) {
  scaffold::erase_answer(given.values, name);
  given.values.set(name, std::move(value));
  given.names.insert(name);
}

/// Error usage unless some answers make the template ask that name.
void require_asked(const scaffold::Form& form, const std::string& name) {
  const auto known = form.names();
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  const auto near = nearest(name, known);
  throw Error(ErrorKind::usage, fmt::format("the template does not ask '{}'", shown(name)))
      .hint(near            ? fmt::format("did you mean {}?", shown(*near))
            : known.empty() ? "it asks nothing"
                            : fmt::format("it asks {}", shown(join(known, ", "))));
}

void take_preset(Context& context, const std::string& name, const scaffold::Form& form, GivenAnswers& given) {
  const auto& presets = context.workspace().config.presets;
  const auto preset = presets.find(name);
  if (preset == presets.end()) {
    std::vector<std::string> known;
    for (const auto& entry : presets) known.push_back(entry.first);
    const auto near = nearest(name, known);
    throw Error(ErrorKind::usage, fmt::format("there is no preset '{}'", shown(name)))
        .hint(near            ? fmt::format("did you mean {}?", shown(*near))
              : known.empty() ? "bs.yaml has none: presets: {payments: {owner: \"group:payments\"}}"
                              : fmt::format("bs.yaml has {}", shown(join(known, ", "))));
  }
  const auto known = form.names();
  for (const auto& member : preset->second.as_object()) {
    if (std::find(known.begin(), known.end(), member.key) != known.end())
      put(given, member.key, member.value);
  }
}

void take_file(const std::string& name, const scaffold::Form& form, GivenAnswers& given) {
  const auto text = read_file(name, k_file_bytes);
  const auto values = data::parse_yaml_single(text, name);
  if (!values.is_object())
    throw Error(ErrorKind::config, "the answers must be a map of names").at({name, {}});
  for (const auto& member : values.as_object()) {
    require_asked(form, member.key);
    put(given, member.key, member.value);
  }
}

/// Names and texts of --set, as typed.
std::vector<std::pair<std::string, std::string>> typed_answers(Context& context) {
  std::vector<std::pair<std::string, std::string>> typed;
  for (const auto& text : context.args().values("--set")) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Error(ErrorKind::usage, fmt::format("--set takes NAME=VALUE, not '{}'", shown(text)));
    }
    typed.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return typed;
}

/// What is asked can depend on what was answered: the rounds go on while they find questions to names. What
/// no answers given here lead to is read as YAML.
void take_typed(const scaffold::Form& form, std::vector<std::pair<std::string, std::string>> typed,
                GivenAnswers& given) {
  for (const auto& entry : typed) require_asked(form, entry.first);
  for (bool found = true; !typed.empty();) {
    const bool is_last = !std::exchange(found, false);
    const auto questions = form.questions(form.completed(given.values));
    std::vector<std::pair<std::string, std::string>> left;
    for (auto& [name, text] : typed) {
      const auto* question = question_called(questions, name);
      if (question == nullptr && !is_last) {
        left.emplace_back(std::move(name), std::move(text));
        continue;
      }
      found = true;
      put(given, name, scaffold::read_answer(text, question));
    }
    typed = std::move(left);
  }
}

std::string shell_word(std::string_view text) {
  const bool plain = !text.empty() && text.find_first_not_of(
                                          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789_-+=.,:/@%") == std::string_view::npos;
  return plain ? std::string(text) : "'" + replace_all(text, "'", "'\\''") + "'";
}

}  // namespace

GivenAnswers given_answers(Context& context, const scaffold::Form& form, GivenAnswers before) {
  auto given = std::move(before);
  for (const auto& name : context.args().values("--preset")) take_preset(context, name, form, given);
  for (const auto& file : context.args().values("--values")) take_file(file, form, given);
  take_typed(form, typed_answers(context), given);
  return given;
}

data::Value whole_answers(const scaffold::Form& form, const data::Value& given) {
  auto answers = form.completed(given);
  const auto faults = form.faults(answers);
  if (faults.empty()) return answers;
  const auto questions = form.questions(answers);
  std::vector<Diagnostic> lines;
  for (const auto& fault : faults) {
    const auto* question = question_called(questions, fault.name);
    Diagnostic line;
    line.severity = Severity::error;
    line.message = fault.message;
    if (!fault.name.empty()) {
      const bool has_title = question != nullptr && question->title != fault.name;
      line.message = fmt::format("{}{} {}", fault.name,
                                 has_title ? fmt::format(" ({})", question->title) : "", fault.message);
      line.hint =
          fault.proposal ? set_flag(fault.name, *fault.proposal) : fmt::format("--set {}=VALUE", fault.name);
    }
    lines.push_back(std::move(line));
  }
  if (lines.size() == 1) throw Error(ErrorKind::usage, lines.front().message).hint(lines.front().hint);
  throw Error(ErrorKind::usage,
              count_of(faults.size(), "answer is missing or wrong", "answers are missing or wrong"))
      .with(std::move(lines))
      .hint("--values FILE gives many at once; at a terminal, without --yes, each is asked");
}

const scaffold::Question* naming_question(const std::vector<scaffold::Question>& questions) {
  for (const auto* name :
       {"name", "component_id", "componentId", "componentName", "component_name", "appName", "app_name",
        "projectName", "project_name", "serviceName", "service_name", "repoName"}) {
    if (const auto* question = question_called(questions, name)) return question;
  }
  return nullptr;
}

std::string set_flag(const std::string& name, const data::Value& value) {
  std::string text;
  if (value.is_string()) {
    text = value.as_string();
  } else {
    text = data::to_json(value);
  }
  return "--set " + shell_word(name + "=" + text);
}

SplitAnswers split_secrets(const scaffold::Form& form, const data::Value& answers) {
  // In the order of the questions, so that what is remembered reads like the form and its diffs are small.
  SplitAnswers out{data::Value::object(), data::Value::object()};
  for (const auto& question : form.questions(answers)) {
    const auto top = question.name.substr(0, question.name.find('.'));
    if (const auto* value = answers.find(top)) out.parameters.set(top, *value);
  }
  for (const auto& member : answers.as_object()) out.parameters.set(member.key, member.value);
  for (const auto& name : form.secrets()) {
    const auto* value = scaffold::answer_of(out.parameters, name);
    if (value == nullptr) continue;
    out.secrets.set(name, *value);
    scaffold::erase_answer(out.parameters, name);
  }
  return out;
}

}  // namespace bs::cli
