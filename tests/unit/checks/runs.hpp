#pragma once
// Runs made by hand, and what a comparison says of them, for tests.
#include <string>
#include <vector>

#include "bs/checks/compare.hpp"
#include "checks/judge_findings.hpp"

namespace bs::test {

using model::CheckRun;
using model::Outcome;

struct At {
  std::string path, message;
  std::string key = "";
};

class Run {
 public:
  /// The results that follow are this component's; before the first they are the repository's.
  Run& component(const std::string& ref, const std::string& folder) {
    model::ComponentOutcomes one;
    one.ref = ref;
    one.folder = folder;
    run_.components.push_back(one);
    return *this;
  }
  Run& result(const std::string& check, Outcome outcome, const std::vector<At>& findings = {}) {
    model::CheckResult one;
    one.check = check;
    one.outcome = outcome;
    for (const At& at : findings) {
      model::Finding finding;
      finding.path = at.path;
      finding.message = at.message;
      finding.key = checks::finding_key({at.path, at.message, at.key});
      one.findings.push_back(finding);
    }
    here().push_back(one);
    return *this;
  }
  Run& passed(const std::string& check) { return result(check, Outcome::passed); }
  Run& failed(const std::string& check, const std::vector<At>& findings) {
    return result(check, Outcome::failed, findings);
  }
  Run& evidence(model::Evidence evidence) {
    here().back().evidence.push_back(std::move(evidence));
    return *this;
  }
  const CheckRun& run() const { return run_; }

 private:
  std::vector<model::CheckResult>& here() {
    return run_.components.empty() ? run_.whole.results : run_.components.back().results;
  }
  CheckRun run_;
};

inline CheckRun compared(const Run& base, const Run& head) {
  CheckRun out = head.run();
  out.base.emplace();
  checks::compare(base.run(), out);
  return out;
}

/// Whether the gate stays shut, which is what an attacker does not want.
inline bool is_shut(const Run& base, const Run& head) {
  return model::fails(compared(base, head), model::CheckSeverity::low);
}

/// A line each: "REF CHECK OUTCOME CHANGE", "  CHANGE path message", "FIXED check path message", "scope …".
inline std::string told(const Run& base, const Run& head) {
  const CheckRun run = compared(base, head);
  std::string out;
  const auto add = [&](const model::ComponentOutcomes& component) {
    for (const auto& result : component.results) {
      out += fmt::format("{} {} {}", component.ref.empty() ? "-" : component.ref, result.check,
                         name_of(result.outcome));
      if (result.change != model::Change::none) out += fmt::format(" {}", name_of(result.change));
      out += "\n";
      for (const auto& finding : result.findings)
        out += fmt::format("  {} {} {}\n", name_of(finding.change), finding.path, finding.message);
    }
  };
  add(run.whole);
  for (const auto& component : run.components) add(component);
  for (const auto& [check, finding] : run.fixed)
    out += fmt::format("FIXED {} {} {}\n", check, finding.path, finding.message);
  for (const auto& change : run.scope_changes) out += "scope " + change + "\n";
  return out;
}

}  // namespace bs::test
