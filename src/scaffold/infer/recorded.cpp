#include "scaffold/infer/recorded.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"

namespace bs::scaffold::infer {
namespace {

constexpr const char* k_cruft = ".cruft.json";
constexpr const char* k_copier[] = {".copier-answers.yml", ".copier-answers.yaml"};

/// Those of the recorded values that answer a question.
data::Value answers_among(const data::Value& recorded, const std::vector<Question>& questions) {
  data::Value answers = data::Value::object();
  for (const Question& question : questions) {
    const data::Value* value = recorded.find(question.name);
    if (value == nullptr || value->is_null() || question.answer == Answer::secret) continue;
    if (value->is_string()) {
      try {
        answers.set(question.name, read_answer(value->as_string(), &question));
        continue;
      } catch (const Error&) {
        // An answer that this version does not take any more stays as it was: the form tells.
      }
    }
    answers.set(question.name, *value);
  }
  return answers;
}

std::optional<Inferred> inferred(const data::Value& recorded, const data::Value* commit,
                                 std::string_view from, const std::vector<Question>& questions) {
  Inferred found;
  found.answers = answers_among(recorded, questions);
  if (found.answers.as_object().empty() && !questions.empty()) return std::nullopt;
  found.from = from;
  if (commit != nullptr && commit->is_string() && !commit->as_string().empty())
    found.commit = commit->as_string();
  return found;
}

std::optional<Inferred> from_cruft(const std::string& text, const std::vector<Question>& questions) {
  const data::Value root = data::parse_json(text, k_cruft);
  const data::Value* context = root.find("context");
  const data::Value* recorded = context == nullptr ? nullptr : context->find("cookiecutter");
  if (recorded == nullptr || !recorded->is_object()) return std::nullopt;
  return inferred(*recorded, root.find("commit"), k_cruft, questions);
}

}  // namespace

std::optional<Inferred> recorded_answers(const FileTree& project, const std::vector<Question>& questions) {
  if (const auto cruft = project.find(k_cruft); cruft != project.end())
    if (auto found = from_cruft(cruft->second.bytes, questions)) return found;
  for (const char* name : k_copier) {
    const auto copier = project.find(name);
    if (copier == project.end()) continue;
    const data::Value root = data::parse_yaml_single(copier->second.bytes, name);
    if (root.is_object())
      if (auto found = inferred(root, root.find("_commit"), name, questions)) return found;
  }
  return std::nullopt;
}

}  // namespace bs::scaffold::infer
