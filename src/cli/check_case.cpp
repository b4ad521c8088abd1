#include "cli/check_case.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/checks/judge.hpp"
#include "bs/data/yaml.hpp"
#include "bs/facts/collect.hpp"
#include "cli/component_judge.hpp"
#include "cli/written_entities.hpp"

namespace bs::cli {
namespace {

constexpr std::string_view k_plain =
    "apiVersion: backstage.io/v1alpha1\nkind: Component\n"
    "metadata: {name: example}\n"
    "spec: {type: service, lifecycle: production, owner: 'group:default/owners'}\n";

/// The catalog files of the case, else its `entity`, else a plain service.
WrittenEntities scene_of(const model::CheckTest& test) {
  WrittenEntities scene;
  for (const auto& [path, text] : test.files) {
    if (base_name(path) == "catalog-info.yaml") scene.add(path, text);
  }
  if (scene.entities.empty()) {
    scene.add("catalog-info.yaml", test.entity.is_null() ? std::string(k_plain) : data::to_yaml(test.entity));
    if (scene.entities.empty())
      throw Error(ErrorKind::config, "the entity of the test is no valid catalog document");
  }
  // The component is what is checked, whatever else is described beside it.
  std::stable_partition(scene.entities.begin(), scene.entities.end(), [](const model::ScannedEntity& entity) {
    return to_lower(entity.entity.ref.kind) == "component";
  });
  return scene;
}

std::string places_fault(const model::CheckTest& test, const model::CheckResult& result) {
  if (test.at.empty()) return "";
  std::vector<std::string> found;
  for (const auto& finding : result.findings) {
    const auto with_line = Place{finding.path, {finding.mark.line, 0}}.text();
    const bool asked_with_line = std::find(test.at.begin(), test.at.end(), with_line) != test.at.end();
    found.push_back(asked_with_line ? with_line : finding.path);
  }
  auto expected = test.at;
  std::sort(found.begin(), found.end());
  std::sort(expected.begin(), expected.end());
  if (found == expected) return "";
  return fmt::format("found at {}, expected at {}", found.empty() ? "no place" : join(found, ", "),
                     join(expected, ", "));
}

std::string fault_of(const model::CheckTest& test, const model::CheckResult& result) {
  if (result.outcome == test.expect) return places_fault(test, result);
  auto text = fmt::format("is {}, expected {}", model::name_of(result.outcome), model::name_of(test.expect));
  if (!result.message.empty()) text += ": " + result.message;
  for (const auto& finding : result.findings)
    text += fmt::format("\n  {}: {}", Place{finding.path, finding.mark}.text(), finding.message);
  return text;
}

}  // namespace

CaseResult run_case(const checks::Policy& policy, const model::Check& check, const model::CheckTest& test,
                    Seconds now) {
  CaseResult result;
  try {
    const auto scene = scene_of(test);
    const auto snapshot = facts::memory_snapshot(test.files);
    facts::Surroundings around;
    around.snapshot = snapshot.get();
    around.entities = &scene.entities;
    around.problems = &scene.problems;
    around.now = now;
    facts::SourceOptions options;
    options.specs = &policy.facts;
    options.given = test.facts;
    facts::RepositoryFacts facts(around, options);
    SharedResults shared;
    ComponentJudge judge(policy, facts, shared, scene.entities.front(), now);
    result.result = judge.result(check);
    result.fault = fault_of(test, result.result);
  } catch (const Error& error) {
    result.fault = error.message();
  }
  result.ok = result.fault.empty();
  return result;
}

}  // namespace bs::cli
