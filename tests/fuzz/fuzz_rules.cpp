#include "bs/base/text.hpp"
#include "bs/checks/compare.hpp"
#include "bs/checks/exempt.hpp"
#include "bs/checks/judge.hpp"
#include "bs/checks/operators.hpp"
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "fuzz_input.hpp"

namespace {

using namespace bs;

constexpr Seconds k_now = 1774958400;

/// One fact, whatever it is asked for; a number where there should be a fact stands for its states.
class OneFact : public model::FactSource {
 public:
  explicit OneFact(std::string_view json) {
    reading_.path = "file.json";
    try {
      reading_.value = data::parse_json(json);
    } catch (const Error&) {
      reading_.state = json.empty() ? model::FactState::missing : model::FactState::error;
    }
  }
  const model::FactReading& read(const model::FactRef&) override { return reading_; }

 private:
  model::FactReading reading_;
};

model::Condition condition_of(std::string_view path, std::string_view name, std::string_view value) {
  model::Condition test;
  const model::FactRef fact{"bs", "default", "fuzz"};
  test.left = {fact, std::make_shared<const match::JsonPath>(path)};
  test.operator_name = name;
  if (value.starts_with('$'))
    test.right = model::Operand{fact, std::make_shared<const match::JsonPath>(value)};
  else
    test.right = data::parse_json(value);
  return test;
}

model::CheckRun run_of(model::CheckResult result) {
  model::CheckRun run;
  run.base.emplace();
  model::ComponentOutcomes component;
  component.ref = "component:default/a";
  component.results.push_back(std::move(result));
  run.components.push_back(std::move(component));
  return run;
}

void judge(const model::Condition& rule, model::FactSource& facts) {
  model::Check check;
  check.id = "c";
  check.rule = rule;
  const auto result = checks::judge(check, {}, facts, k_now);
  const bool failed = result.outcome == model::Outcome::failed;
  fuzz::must(failed == !result.findings.empty());
  fuzz::must(!failed || !result.message.empty());
  for (const auto& finding : result.findings) fuzz::must(!finding.message.empty() && !finding.key.empty());
  if (result.outcome == model::Outcome::error) fuzz::must(!result.message.empty());

  // Nothing is worse than itself; any failure is worse than none; an exemption of everything takes all.
  const auto base = run_of(result);
  auto same = base;
  checks::compare(base, same);
  fuzz::must(!model::fails(same, model::CheckSeverity::low) && same.fixed.empty());
  model::CheckResult passed = result;
  passed.outcome = model::Outcome::passed;
  passed.findings.clear();
  auto worse = base;
  checks::compare(run_of(passed), worse);
  fuzz::must(model::fails(worse, model::CheckSeverity::low) ==
             (failed || result.outcome == model::Outcome::error));
  checks::Policy policy;
  policy.exemptions.emplace_back();
  policy.exemptions[0].check = "c";
  policy.exemptions[0].component = "*";
  checks::apply_exemptions(policy, same, &base);
  fuzz::must(same.components[0].results[0].outcome == (failed ? model::Outcome::exempt : result.outcome));
}

void exempt(std::string_view text) {
  model::Exemption exemption;
  exemption.check = exemption.component = exemption.reason = std::string(text);
  if (text.empty() || !is_valid_utf8(text)) return;
  const auto yaml = checks::to_yaml(exemption);
  for (const auto& document : data::parse_yaml(yaml).documents)
    if (document.ok()) fuzz::must(document.root.as_array()[0].string_or("reason") == text);
}

}  // namespace

/// Lines: the fact as JSON, a path, an operator, and a value as JSON or a path.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [fact, rest] = bs::fuzz::split_input(bs::fuzz::text_of(data, size));
  const auto [path, behind] = bs::fuzz::split_input(rest);
  const auto [name, value] = bs::fuzz::split_input(behind);
  OneFact facts(fact);
  bs::fuzz::may_refuse([&, path = path, name = name, value = value] {
    const auto test = condition_of(path, name, value);
    judge(test, facts);
    bs::model::Condition negated;
    negated.form = bs::model::Condition::Form::none;
    negated.members.push_back(test);
    judge(negated, facts);
    bs::checks::parse_moment(value, k_now);
    if (bs::checks::is_operator(name)) bs::checks::check_literal(name, bs::data::parse_json(value));
  });
  exempt(value);
  return 0;
}
