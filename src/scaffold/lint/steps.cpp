#include "scaffold/lint/steps.hpp"

#include <algorithm>
#include <map>

#include "bs/base/text.hpp"
#include "bs/model/config_reader.hpp"
#include "scaffold/lint/actions.hpp"
#include "scaffold/lint/source.hpp"
#include "scaffold/step_values.hpp"

namespace bs::scaffold::lint {
namespace {

constexpr std::string_view k_roots[] = {"parameters", "steps", "user", "secrets", "context", "environment"};

class StepsLint {
 public:
  StepsLint(const TemplateSpec& spec, const ValuePlaces& places, Parameters& parameters, Findings& findings)
      : spec_(spec), places_(places), parameters_(parameters), findings_(findings) {
    for (std::size_t i = 0; i < spec.steps.size(); ++i) note_id(i);
  }

  void run() {
    for (at_ = 0; at_ < spec_.steps.size(); ++at_) {
      const Step& step = spec_.steps[at_];
      check_action(step, findings_);
      if (step.condition) check_condition(*step.condition);
      if (step.each) visit(*step.each, Part::each);
      visit(step.input, Part::input);
    }
    visit(spec_.output, Part::output);
  }

 private:
  enum class Part { condition, each, input, output };
  /// A name where it is used.
  struct Use {
    const Reference& name;
    const Source& source;
    Part part;
    const std::string& member(std::size_t at) const { return name.path[at]; }
    bool has_member(std::size_t at) const { return name.path.size() > at; }
  };

  void warn(const Use& use, std::string message, std::string hint = "") {
    findings_.warning(file(), use.source.place_of(use.name), std::move(message), std::move(hint));
  }
  void fail(const Use& use, std::string message, std::string hint = "") {
    findings_.error(file(), use.source.place_of(use.name), std::move(message), std::move(hint));
  }

  const std::string& file() const { return findings_.template_file(); }

  void note_id(std::size_t index) {
    const Step& step = spec_.steps[index];
    const auto [first, is_new] = ids_.emplace(step.id, index);
    if (is_new) return;
    const Step& earlier = spec_.steps[first->second];
    // Of steps that exclude each other one id lets others ask for the output of whichever ran.
    if (step.condition && earlier.condition) return;
    findings_.warning(
        file(), step.mark,
        fmt::format("a second step has the id {}: its output takes the place of the first one's",
                    model::in_quotes(step.id)),
        fmt::format("the first stands in line {}", earlier.mark.line));
  }

  void check_condition(const data::Value& condition) {
    visit(condition, Part::condition);
    if (condition.is_boolean() && !condition.as_boolean()) return tell_unreachable(condition.mark);
    if (!condition.is_string()) return;
    const std::string& text = condition.as_string();
    if (text.empty()) return tell_unreachable(condition.mark);
    if (text == "false")
      findings_.warning(file(), condition.mark, "the text \"false\" is true, so this step runs",
                        "write false without quotes, or ${{ false }}");
    if (has_tags(text, Dialect::backstage) && is_always_false(text)) tell_unreachable(condition.mark);
  }

  void tell_unreachable(Mark mark) {
    findings_.warning(file(), mark,
                      fmt::format("the step {} never runs: its condition is always false",
                                  model::in_quotes(spec_.steps[at_].id)));
  }

  /// Only a condition that names nothing can be told.
  static bool is_always_false(const std::string& text) {
    EngineOptions options;
    options.limits.steps = 100'000;  // more is no constant that anybody writes
    try {
      const Template parsed = Template::parse(text, "", options);
      for (const Reference& used : parsed.references())
        if (used.kind == Reference::Kind::name) return false;
      return !is_true(parsed.evaluate(Context(data::Value::object())));
    } catch (const Error&) {
      return false;  // told where its names were judged
    }
  }

  void visit(const data::Value& value, Part part) {
    visit_strings(value, [&](const data::Value& text) {
      if (!has_tags(text.as_string(), Dialect::backstage)) return;
      const Source source{text.as_string(),
                          file(),
                          [&](Mark inner, std::string_view word) {
                            return findings_.is_full() ? Mark{} : places_.of(text, inner, word);
                          },
                          {}};
      judge_names(
          source, findings_,
          [this](std::string_view root, std::string_view member) { return has_member(root, member); },
          [&](const Reference& name, std::size_t) {
            judge({name, source, part});
          });
    });
  }

  bool has_member(std::string_view root, std::string_view member) {
    if (root == "steps") return ids_.contains(member);
    if (root != "parameters" || !parameters_.by_name.contains(member)) return false;
    parameters_.use(member);
    return true;
  }

  void judge(const Use& use) {
    const std::string& root = use.member(0);
    if (root == "parameters") return judge_parameter(use);
    if (root == "steps") return judge_step(use);
    if (root == "each") return judge_each(use);
    if (root == "secrets" && use.has_member(1)) parameters_.use(use.member(1));
    if (use.part == Part::condition && (root == "always" || root == "failure")) return;
    if (std::find(std::begin(k_roots), std::end(k_roots), root) != std::end(k_roots)) return;
    const bool is_parameter = parameters_.by_name.contains(root);
    parameters_.use(root);
    const std::vector<std::string> known(std::begin(k_roots), std::end(k_roots));
    warn(use, fmt::format("nothing is called {} here", model::in_quotes(root)),
         is_parameter ? fmt::format("is \"parameters.{}\" meant?", root) : hint_of_nearest(root, known));
  }

  void judge_each(const Use& use) {
    const bool has_each = use.part != Part::output && use.part != Part::each && spec_.steps[at_].each;
    if (has_each) return;
    warn(use, "nothing is called \"each\" here",
         use.part == Part::output ? "" : "a step has it that has an \"each\" of its own");
  }

  void judge_parameter(const Use& use) {
    if (!use.has_member(1)) return parameters_.use_all();
    const std::string& member = use.member(1);
    const auto known = parameters_.by_name.find(member);
    parameters_.use(member);
    if (parameters_.takes_others || (known != parameters_.by_name.end() && !known->second.schemas.empty()))
      return;
    const std::string hint = findings_.is_full() ? "" : hint_of_nearest(member, parameters_.names());
    warn(use, fmt::format("no page asks for the parameter {}", model::in_quotes(member)), hint);
  }

  void judge_step(const Use& use) {
    if (!use.has_member(1)) return;
    const std::string& id = use.member(1);
    const auto found = ids_.find(id);
    if (found == ids_.end())
      return fail(use, fmt::format("there is no step {}", model::in_quotes(id)), hint_of_steps(id));
    const std::size_t index = found->second;
    if (use.part == Part::output || index < at_) return judge_output(use, spec_.steps[index]);
    fail(use, index == at_ ? fmt::format("the step {} names itself, before it has run", model::in_quotes(id))
                           : fmt::format("the step {} runs later than this one", model::in_quotes(id)));
  }

  void judge_output(const Use& use, const Step& step) {
    if (!use.has_member(2)) return;
    if (use.member(2) != "output")
      return warn(use, fmt::format("a step has nothing called {}", model::in_quotes(use.member(2))),
                  fmt::format("what it gives stands in steps['{}'].output", step.id));
    if (!use.has_member(3)) return;
    const auto outputs = outputs_of(step);
    const std::string& output = use.member(3);
    if (!outputs || std::find(outputs->begin(), outputs->end(), output) != outputs->end()) return;
    warn(use, fmt::format("{} has no output {}", step.action, model::in_quotes(output)),
         outputs->empty() ? "it has none" : model::hint_of_names(output, *outputs));
  }

  std::string hint_of_steps(const std::string& id) const {
    if (findings_.is_full()) return "";
    std::vector<std::string> ids;
    for (const auto& [known, index] : ids_) ids.push_back(known);
    return hint_of_nearest(id, ids);
  }

  const TemplateSpec& spec_;
  const ValuePlaces& places_;
  Parameters& parameters_;
  Findings& findings_;
  std::map<std::string, std::size_t, std::less<>> ids_;
  std::size_t at_ = 0;
};

}  // namespace

void check_steps(const TemplateSpec& spec, const ValuePlaces& places, Parameters& parameters,
                 Findings& findings) {
  StepsLint(spec, places, parameters, findings).run();
}

}  // namespace bs::scaffold::lint
