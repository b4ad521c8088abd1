#include "cli/check_reference.hpp"

#include "bs/base/text.hpp"
#include "bs/checks/operators.hpp"
#include "bs/facts/collect.hpp"
#include "cli/check_policy.hpp"

namespace bs::cli {
namespace {

/// A cell of a Markdown table.
std::string cell(std::string_view text) {
  return replace_all(replace_all(text, "|", "\\|"), "\n", " ");
}

void add_tracks(std::string& out, const checks::Policy& policy) {
  out += "## Tracks\n";
  for (const auto& track : policy.tracks) {
    out += fmt::format("\n### {}\n{}.\n\n", track->id, track->description);
    out += "| level | checks |\n|---|---|\n";
    for (const auto& level : track->levels) {
      std::vector<std::string> ids;
      for (const auto& entry : level.checks) ids.push_back(fmt::format("[{0}](#{0})", entry.id));
      out += fmt::format("| {} | {} |\n", level.name, join(ids, ", "));
    }
  }
}

std::string facts_of(const model::Check& check, const checks::Policy& policy) {
  std::vector<std::string> names;
  for (const auto& ref : check.facts()) {
    const auto spec = policy.facts.find(ref);
    names.push_back(spec == policy.facts.end() || ref.source != "inline"
                        ? fmt::format("`{}`", ref.text())
                        : fmt::format("{} of its own", spec->second.collector));
  }
  return join(names, ", ");
}

void add_checks(std::string& out, const checks::Policy& policy) {
  out += "\n## Checks\n";
  for (const auto& check : policy.checks) {
    out += fmt::format("\n### {}\n{}. *{}{}*\n\n", check->id, check->name, model::name_of(check->severity),
                       check->warns ? ", warns" : "");
    if (!check->why.empty()) out += check->why + "\n\n";
    if (!check->remediation.empty()) out += fmt::format("What to do: {}\n\n", check->remediation);
    out += fmt::format("Asks {}.\n", facts_of(*check, policy));
  }
}

void add_facts(std::string& out) {
  out +=
      "\n## Facts\nA fact without arguments is asked as `bs:default/NAME`; the others stand under `fact:` of "
      "a check, or in a "
      "collector.\n";
  for (const auto* collector : facts::collectors()) {
    out += fmt::format("\n### {}\n{}{}.{}\n", collector->id, collector->summary,
                       collector->scope == model::FactScope::repository ? ", of the repository" : "",
                       collector->takes_arguments ? " Takes arguments." : "");
    if (collector->fields.empty()) continue;
    out += "\n";
    for (auto line : split_lines(collector->fields)) out += fmt::format("    {}\n", line);
  }
}

void add_operators(std::string& out) {
  out += "\n## Operators\n`all:`, `any:` and `none:` before a name ask it of every item of an array.\n\n";
  out += "| operator | value | holds when |\n|---|---|---|\n";
  for (const auto& one : checks::operators())
    out += fmt::format("| `{}` | {} | {} |\n", one.name, cell(one.takes), cell(one.summary));
}

}  // namespace

std::string checks_markdown() {
  const auto& policy = built_in_policy(ShippedTests::read);
  std::size_t tests = 0;
  for (const auto& check : policy.checks) tests += check->tests.size();
  auto out = fmt::format(
      "# Checks, facts and operators\n\nGenerated from what the binary holds (`./dev accept`): {} checks "
      "with {} tests of "
      "their own, {} tracks. `bs check list` shows the same; `bs check explain CHECK` says what one saw. How "
      "to write one: "
      "[checks-language.md](checks-language.md).\n\n",
      policy.checks.size(), tests, policy.tracks.size());
  add_tracks(out, policy);
  add_checks(out, policy);
  add_facts(out);
  add_operators(out);
  return out;
}

}  // namespace bs::cli
