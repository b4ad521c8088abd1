#pragma once
/// Jobs by what they do: publishing a package, making a release, with Scorecard's patterns of steps.
#include <span>
#include <string_view>

#include "facts/workflows/workflows.hpp"

namespace bs::facts {

/// A step: the action that it uses, an input of it, and a pattern in what it runs; what is empty is not
/// asked.
struct StepPattern {
  std::string_view uses = {};
  std::string_view input = {};
  std::string_view input_value = {};
  std::string_view run = {};  ///< RE2, on one line
};

struct JobPattern {
  std::string_view what;  ///< "a Python package (PyPI)"
  StepPattern first, second = {};
};

struct PatternMatch {
  const WorkflowJob* job = nullptr;
  const JobPattern* pattern = nullptr;
};

/// The first job that one of the patterns takes; job nullptr: none.
PatternMatch match_jobs(const Workflow& workflow, std::span<const JobPattern> patterns);

std::span<const JobPattern> publishing_patterns();
std::span<const JobPattern> releasing_patterns();  ///< those that need to write the repository's contents

/// "actions/checkout" of "actions/checkout@v4".
std::string_view action_name(std::string_view uses);

}  // namespace bs::facts
