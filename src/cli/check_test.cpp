#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/check_case.hpp"
#include "cli/check_session.hpp"
#include "cli/commands.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    k_policy,
    {"--built-in", "", "the checks that bs comes with, too (without a policy they are tested anyway)"},
    {"-v,--verbose", "", "a line for each case"},
    {"-f,--format", "FORMAT", "table (default) or json; FORMAT=FILE writes to a file", true, "table json"},
};

struct Tested {
  const model::Check* check;
  const model::CheckTest* test;
  CaseResult result;
};

bool is_built_in(const model::Check& check) {
  return check.file.starts_with("built-in");
}

/// The policy's own checks; where it has none, those of the binary.
std::vector<const model::Check*> chosen(Context& context, const checks::Policy& policy) {
  std::vector<const model::Check*> checks;
  const bool has_own = std::any_of(policy.checks.begin(), policy.checks.end(),
                                   [](const auto& check) { return !is_built_in(*check); });
  for (const auto& check : policy.checks) {
    if (!has_own || context.args().flag("--built-in") || !is_built_in(*check)) checks.push_back(check.get());
  }
  const auto& words = context.args().words();
  if (words.empty()) return checks;
  checks.clear();
  for (const auto& word : words) checks.push_back(&check_named(policy, word));
  return checks;
}

std::string name_of_case(const Tested& tested) {
  return tested.test->name.empty()
             ? fmt::format("line {}, {}", tested.test->mark.line, model::name_of(tested.test->expect))
             : tested.test->name;
}

std::string text_of(const std::vector<Tested>& all, bool verbose) {
  std::string out;
  for (const auto& tested : all) {
    if (tested.result.ok) {
      if (verbose) out += fmt::format("ok    {}   {}\n", tested.check->id, shown(name_of_case(tested)));
      continue;
    }
    out += fmt::format("FAIL  {}   {}\n", tested.check->id, shown(name_of_case(tested)));
    out += fmt::format("      {}\n", shown(Place{tested.check->file, tested.test->mark}.text()));
    for (auto line : split_lines(tested.result.fault)) out += fmt::format("      {}\n", shown(line));
  }
  return out;
}

std::string json_of(const std::vector<Tested>& all) {
  data::Array cases;
  for (const auto& tested : all) {
    auto value = data::Value::object();
    value.set("check", tested.check->id);
    value.set("file", tested.check->file);
    value.set("line", static_cast<std::int64_t>(tested.test->mark.line));
    value.set("name", tested.test->name);
    value.set("expect", model::name_of(tested.test->expect));
    value.set("outcome", model::name_of(tested.result.result.outcome));
    value.set("ok", tested.result.ok);
    value.set("fault", tested.result.fault);
    cases.push_back(std::move(value));
  }
  return json_document({{"cases", std::move(cases)}});
}

int run(Context& context) {
  const auto loaded = policy_asked_for(context, nullptr, ShippedTests::read);
  std::vector<Tested> all;
  std::size_t failed = 0;
  std::vector<std::string> untested;
  for (const auto* check : chosen(context, loaded.policy)) {
    if (check->tests.empty()) untested.push_back(check->id);
    for (const auto& test : check->tests) {
      all.push_back({check, &test, run_case(loaded.policy, *check, test, context.now())});
      failed += !all.back().result.ok;
    }
  }
  context.output().write(context.args(),
                         {{"table", [&] { return text_of(all, context.args().flag("--verbose")); }},
                          {"json", [&] { return json_of(all); }}});
  if (Output::for_people(context.args())) {
    context.output().plain(fmt::format("{}, {} failed", count_of(all.size(), "case", "cases"), failed));
    if (!untested.empty())
      context.output().plain(fmt::format("without tests: {}", shown(join(untested, ", "))));
  }
  return failed == 0 ? 0 : 1;
}

}  // namespace

const Command k_check_test{
    "check test",
    "Run the tests that checks carry",
    {"[CHECK...]", 0, -1},
    "bs check test                   the policy's checks; without one those that bs comes with\n"
    "bs check test lockfile-in-step -v",
    "A test gives files and says the outcome that is expected (docs/checks-language.md).",
    k_options,
    run,
};

}  // namespace bs::cli
