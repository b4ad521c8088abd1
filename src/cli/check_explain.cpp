#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "cli/check_session.hpp"
#include "cli/commands.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    k_policy,
    k_check_rev,
    {"-f,--format", "FORMAT", "table (default) or json; FORMAT=FILE writes to a file", true, "table json"},
    k_no_scan,
};

constexpr std::size_t k_label = 10;

class Explanation {
 public:
  Explanation(const model::Check& check, const Terminal& terminal) : check_(check), terminal_(terminal) {}

  std::string about() {
    out_ += fmt::format("{}   {}   {}\n", styled(check_.id, Style::bold, terminal_.out_color),
                        model::name_of(check_.severity), shown(check_.name));
    out_ += '\n';
    block("why", check_.why.empty() ? check_.description : check_.why);
    block("do", check_.remediation);
    block("defined", Place{check_.file, check_.mark}.text());
    return std::move(out_);
  }

  std::string result(const model::ComponentOutcomes& component, const model::CheckResult& result) {
    out_ +=
        fmt::format("\n{}   {}\n", shown(component.ref.empty() ? "the repository as a whole" : component.ref),
                    styled(model::name_of(result.outcome), style(result.outcome), terminal_.out_color));
    if (!result.message.empty()) block("", result.message);
    for (const auto& finding : result.findings) {
      auto place = Place{finding.path, finding.mark}.text();
      block("at", place + (place.empty() ? "" : "   ") + finding.message);
      if (!finding.excerpt.empty()) block("", finding.excerpt);
    }
    if (!result.exempt_reason.empty()) block("exempt", result.exempt_reason);
    for (const auto& evidence : result.evidence) condition(evidence);
    return std::move(out_);
  }

 private:
  static Style style(model::Outcome outcome) {
    switch (outcome) {
      case model::Outcome::passed:
        return Style::green;
      case model::Outcome::failed:
      case model::Outcome::error:
        return Style::red;
      case model::Outcome::warning:
        return Style::yellow;
      default:
        return Style::dim;
    }
  }

  void block(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    auto lead = "  " + pad_right(label, k_label);
    const auto room =
        terminal_.out_is_tty && terminal_.width > 40 ? terminal_.width - k_label - 2 : std::size_t{100'000};
    for (const auto& part : wrap(shown(text), room)) {
      out_ += lead + part + "\n";
      lead = std::string(k_label + 2, ' ');
    }
  }

  void condition(const model::Evidence& evidence) {
    const auto found = evidence.found ? fit(data::to_json(evidence.value), 200) : std::string("nothing");
    out_ += '\n';
    block("fact", evidence.fact);
    if (!evidence.reason.empty()) {
      block("", evidence.reason);
      return;
    }
    const auto place = Place{evidence.file, evidence.mark}.text();
    block("path", fmt::format("{}  is  {}{}", evidence.path, found, place.empty() ? "" : "   " + place));
    block("asked", fmt::format("{}{} {}", evidence.negated ? "not " : "", evidence.operator_name,
                               fit(data::to_json(evidence.expected), 200)));
    block("holds", evidence.held ? "yes" : "no");
  }

  const model::Check& check_;
  const Terminal& terminal_;
  std::string out_;
};

data::Value value_of(const model::ComponentOutcomes& component, const model::CheckResult& result) {
  auto value = data::Value::object();
  value.set("component", component.ref);
  value.set("outcome", model::name_of(result.outcome));
  value.set("message", result.message);
  data::Array conditions;
  for (const auto& evidence : result.evidence) {
    auto one = data::Value::object();
    one.set("fact", evidence.fact);
    one.set("path", evidence.path);
    one.set("found", evidence.found);
    one.set("value", evidence.value);
    one.set("file", evidence.file);
    one.set("line", static_cast<std::int64_t>(evidence.mark.line));
    one.set("operator", evidence.operator_name);
    one.set("expected", evidence.expected);
    one.set("holds", evidence.held);
    one.set("reason", evidence.reason);
    conditions.push_back(std::move(one));
  }
  value.set("conditions", std::move(conditions));
  return value;
}

int run(Context& context) {
  const auto& words = context.args().words();
  CheckSession session(context, {words.front()});
  std::vector<CheckedRepository> all;
  for (const auto& target : check_targets(context, 1)) all.push_back(session.check(target));
  const auto& check = *all.front().policy.policy.check(words.front());
  context.output().write(context.args(), {{"table",
                                           [&] {
                                             Explanation text(check, context.terminal());
                                             auto out = text.about();
                                             for (const auto& one : all) {
                                               for (const auto& result : one.run.whole.results)
                                                 out += text.result(one.run.whole, result);
                                               for (const auto& component : one.run.components) {
                                                 for (const auto& result : component.results)
                                                   out += text.result(component, result);
                                               }
                                             }
                                             return out;
                                           }},
                                          {"json", [&] {
                                             data::Array results;
                                             for (const auto& one : all) {
                                               for (const auto& result : one.run.whole.results)
                                                 results.push_back(value_of(one.run.whole, result));
                                               for (const auto& component : one.run.components) {
                                                 for (const auto& result : component.results)
                                                   results.push_back(value_of(component, result));
                                               }
                                             }
                                             return json_document({{"check", check.id},
                                                                   {"why", check.why},
                                                                   {"remediation", check.remediation},
                                                                   {"results", std::move(results)}});
                                           }}});
  return 0;
}

}  // namespace

const Command k_check_explain{
    "check explain",
    "Why a check matters, and what it saw",
    {"CHECK [PATH|COMPONENT...]", 1, -1, "entity"},
    "bs check explain lockfile-in-step           in the repository stood in\n"
    "bs check explain owner-resolvable payments",
    "Shows each fact that was asked for, the path, what was found there with file:line, and the operator.",
    k_options,
    run,
};

}  // namespace bs::cli
