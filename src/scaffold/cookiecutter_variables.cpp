#include "scaffold/cookiecutter_variables.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::scaffold {
namespace {

using Kind = CookiecutterVariable::Kind;

constexpr std::size_t k_most_variables = 1'000;
constexpr std::size_t k_most_bytes = 4u << 20;  // each variable is rendered over all before it
constexpr std::string_view k_prompts = "__prompts__";
constexpr std::string_view k_truths[] = {"1", "true", "t", "yes", "y", "on"};
constexpr std::string_view k_untruths[] = {"0", "false", "f", "no", "n", "off"};

/// A number as Python's str() writes it.
std::string number_text(const data::Value& number) {
  if (number.type() == data::Type::integer) return std::to_string(number.as_integer());
  std::string text = data::number_text(number.as_number());
  return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
}

Kind kind_of(const data::Member& member) {
  if (member.key.starts_with("__")) return Kind::derived;
  if (member.key.starts_with('_')) return Kind::internal;
  if (member.value.is_array()) return Kind::choice;
  if (member.value.is_boolean()) return Kind::boolean;
  if (member.value.is_object()) return Kind::dictionary;
  return member.value.is_null() ? Kind::nothing : Kind::text;
}

/// Renders values of cookiecutter.json over the variables that are known so far.
class Renderer {
 public:
  Renderer(const TemplateSpec& spec, const EngineOptions& options)
      : spec_(spec), options_(options), file_(spec.files->shown(spec.path)) {}

  void know(const std::string& name, const data::Value& value) {
    bytes_ += data::to_json(value).size();
    if (bytes_ > k_most_bytes)
      throw Error(ErrorKind::limit, fmt::format("the variables of this template are larger than {} bytes",
                                                grouped(k_most_bytes)))
          .at({file_, {}});
    known_.set(name, value);
    context_.reset();
  }

  data::Value rendered(const data::Value& raw, Mark mark) {
    if (raw.mark.line > 0) mark = raw.mark;
    if (raw.is_null() || raw.is_boolean()) return raw;
    if (raw.is_number()) return number_text(raw);
    if (raw.is_string()) return text(raw.as_string(), mark);
    if (raw.is_array()) {
      data::Value list = data::Value::array();
      for (const data::Value& item : raw.as_array()) list.push_back(rendered(item, mark));
      return list;
    }
    data::Value object = data::Value::object();
    for (const data::Member& member : raw.as_object())
      object.set(text(member.key, member.key_mark), rendered(member.value, mark));
    return object;
  }

 private:
  std::string text(const std::string& source, Mark mark) {
    if (source.find('{') == std::string::npos) return source;
    try {
      if (!context_) {
        data::Value values = data::Value::object();
        values.set("cookiecutter", known_);
        context_.emplace(values, options_.limits);
      }
      return Template::parse(source, file_, options_).render(*context_);
    } catch (Error& error) {
      error.at({file_, mark});
      error.source_line(line(mark.line));
      throw;
    }
  }

  std::string line(std::uint32_t number) const {
    const auto lines = split_lines(spec_.text);
    return number > 0 && number <= lines.size() ? std::string(lines[number - 1]) : std::string();
  }

  const TemplateSpec& spec_;
  const EngineOptions& options_;
  std::string file_;
  data::Value known_ = data::Value::object();
  std::size_t bytes_ = 0;
  std::optional<Context> context_;
};

/// A dictionary with the members of an answer over it, those of dictionaries within too.
data::Value merged(data::Value under, const data::Value& over) {
  if (!under.is_object() || !over.is_object()) return over;
  for (const data::Member& member : over.as_object()) {
    const data::Value* old = under.find(member.key);
    under.set(member.key, old == nullptr ? member.value : merged(*old, member.value));
  }
  return under;
}

/// The answer as the variable holds it; what does not fit stays, for Form::faults to tell.
data::Value taken(const CookiecutterVariable& variable, const data::Value& answer) {
  switch (variable.kind) {
    case Kind::boolean:
      if (const auto truth = truth_of(answer)) return *truth;
      return answer;
    case Kind::dictionary:
      return merged(variable.fallback, answer);
    case Kind::text:
    case Kind::nothing:
    case Kind::choice:
      if (answer.is_number()) return number_text(answer);
      if (answer.is_boolean()) return answer.as_boolean() ? "True" : "False";
      return answer;
    default:
      return answer;
  }
}

CookiecutterVariable variable_of(Renderer& renderer, const data::Member& member, const data::Value& answers) {
  CookiecutterVariable variable;
  variable.name = member.key;
  variable.kind = kind_of(member);
  variable.fallback =
      variable.kind == Kind::internal ? member.value : renderer.rendered(member.value, member.key_mark);
  if (variable.kind == Kind::choice) {
    variable.options = variable.fallback.as_array();
    variable.fallback = variable.options.empty() ? data::Value("") : variable.options.front();
  }
  const data::Value* answer = answers.find(member.key);
  variable.value = answer == nullptr ? variable.fallback : taken(variable, *answer);
  renderer.know(variable.name, variable.value);
  return variable;
}

void check_environment(const TemplateSpec& spec, const data::Value& settings) {
  for (const data::Member& setting : settings.as_object()) {
    if (setting.key == "trim_blocks" || setting.key == "lstrip_blocks") continue;
    throw Error(ErrorKind::config,
                fmt::format("_jinja2_env_vars sets {}, which bs does not follow", setting.key))
        .at({spec.files->shown(spec.path), setting.key_mark})
        .hint("trim_blocks and lstrip_blocks are followed");
  }
}

bool is_set(const data::Value& settings, std::string_view name) {
  const data::Value* value = settings.find(name);
  return value != nullptr && truth_of(*value).value_or(false);
}

}  // namespace

EngineOptions cookiecutter_engine(const TemplateSpec& spec, std::int64_t now) {
  EngineOptions options;
  options.dialect = Dialect::jinja;
  options.now = now;
  const data::Value* settings = spec.cookiecutter.find("_jinja2_env_vars");
  if (settings == nullptr || !settings->is_object()) return options;
  check_environment(spec, *settings);
  options.trim_blocks = is_set(*settings, "trim_blocks");
  options.lstrip_blocks = is_set(*settings, "lstrip_blocks");
  return options;
}

std::vector<CookiecutterVariable> cookiecutter_variables(const TemplateSpec& spec, const data::Value& answers,
                                                         const EngineOptions& engine) {
  if (!spec.cookiecutter.is_object()) return {};
  const data::Object& members = spec.cookiecutter.as_object();
  if (members.size() > k_most_variables)
    throw Error(ErrorKind::limit,
                fmt::format("cookiecutter.json has more than {} variables", grouped(k_most_variables)))
        .at({spec.files->shown(spec.path), {}});
  Renderer renderer(spec, engine);
  std::vector<CookiecutterVariable> variables;
  for (const bool is_second_pass : {false, true})
    for (std::size_t i = 0; i < members.size(); ++i) {
      const data::Member& member = members[i];
      if (member.key == k_prompts || (kind_of(member) == Kind::dictionary) != is_second_pass) continue;
      variables.push_back(variable_of(renderer, member, answers));
      variables.back().position = i;
    }
  return variables;
}

data::Value cookiecutter_object(std::vector<CookiecutterVariable> variables) {
  std::sort(variables.begin(), variables.end(),
            [](const auto& a, const auto& b) { return a.position < b.position; });
  data::Value object = data::Value::object();
  for (const CookiecutterVariable& variable : variables) object.set(variable.name, variable.value);
  return object;
}

std::optional<bool> truth_of(const data::Value& answer) {
  if (answer.is_boolean()) return answer.as_boolean();
  if (answer.type() == data::Type::integer && (answer.as_integer() == 0 || answer.as_integer() == 1))
    return answer.as_integer() == 1;
  if (!answer.is_string()) return std::nullopt;
  const std::string word = to_lower(trim(answer.as_string()));
  if (std::find(std::begin(k_truths), std::end(k_truths), word) != std::end(k_truths)) return true;
  if (std::find(std::begin(k_untruths), std::end(k_untruths), word) != std::end(k_untruths)) return false;
  return std::nullopt;
}

}  // namespace bs::scaffold
